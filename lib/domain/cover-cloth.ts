/** Book cloths: hex twins of `--cloth-*` in app/styles/tokens.css, because image renderers do not read oklch. */
const C = {
  ink: "#182544",
  blue: "#2950a2",
  sky: "#a4c5e3",
  saffron: "#f5a939",
  brick: "#b14a33",
  rose: "#ebc4b5",
  moss: "#25523a",
  sage: "#b6d0b6",
  plum: "#54263d",
  sand: "#e8dbc2",
  paper: "#f9f3e8",
} as const;

/** The colours of one cover. `spark` paints at most a few shapes. */
export type Cloth = {
  readonly ground: string;
  readonly body: string;
  readonly second: string;
  readonly spark: string;
  readonly spine: string;
  readonly mark: string;
};

export const COVER_TOPICS = ["web", "data", "design", "business", "languages", "ai", "security", "cloud", "code", "media"] as const;
export type CoverTopic = (typeof COVER_TOPICS)[number];

/** Three pairings a family; the slug chooses one. */
export const CLOTHS: Readonly<Record<CoverTopic, readonly [Cloth, Cloth, Cloth]>> = {
  web: [
    cloth(C.blue, C.sky, C.paper, C.saffron, C.ink, C.saffron),
    cloth(C.sand, C.blue, C.ink, C.brick, C.blue, C.paper),
    cloth(C.ink, C.blue, C.sky, C.saffron, C.blue, C.saffron),
  ],
  data: [
    cloth(C.ink, C.sky, C.sand, C.saffron, C.blue, C.saffron),
    cloth(C.paper, C.ink, C.blue, C.brick, C.ink, C.saffron),
    cloth(C.moss, C.sage, C.sand, C.saffron, C.ink, C.saffron),
  ],
  design: [
    cloth(C.rose, C.brick, C.ink, C.paper, C.brick, C.paper),
    cloth(C.sand, C.ink, C.brick, C.saffron, C.ink, C.saffron),
    cloth(C.brick, C.rose, C.ink, C.paper, C.ink, C.rose),
  ],
  business: [
    cloth(C.moss, C.sage, C.sand, C.saffron, C.ink, C.saffron),
    cloth(C.sand, C.moss, C.ink, C.saffron, C.moss, C.saffron),
    cloth(C.sage, C.moss, C.ink, C.paper, C.moss, C.paper),
  ],
  languages: [
    cloth(C.saffron, C.ink, C.paper, C.brick, C.ink, C.saffron),
    cloth(C.plum, C.rose, C.saffron, C.paper, C.ink, C.rose),
    cloth(C.sand, C.plum, C.brick, C.saffron, C.plum, C.saffron),
  ],
  ai: [
    cloth(C.ink, C.rose, C.paper, C.saffron, C.plum, C.saffron),
    cloth(C.sky, C.ink, C.blue, C.paper, C.ink, C.sky),
    cloth(C.plum, C.rose, C.sand, C.saffron, C.ink, C.saffron),
  ],
  security: [
    cloth(C.plum, C.rose, C.sand, C.saffron, C.ink, C.saffron),
    cloth(C.ink, C.sand, C.sage, C.saffron, C.moss, C.saffron),
    cloth(C.sand, C.ink, C.plum, C.brick, C.plum, C.saffron),
  ],
  cloud: [
    cloth(C.sky, C.blue, C.ink, C.paper, C.blue, C.paper),
    cloth(C.ink, C.blue, C.sky, C.saffron, C.blue, C.saffron),
    cloth(C.sage, C.moss, C.ink, C.saffron, C.moss, C.saffron),
  ],
  code: [
    cloth(C.sand, C.ink, C.blue, C.saffron, C.ink, C.saffron),
    cloth(C.blue, C.ink, C.sky, C.saffron, C.ink, C.saffron),
    cloth(C.brick, C.ink, C.rose, C.saffron, C.ink, C.paper),
  ],
  media: [
    cloth(C.brick, C.rose, C.sand, C.saffron, C.plum, C.saffron),
    cloth(C.saffron, C.brick, C.ink, C.paper, C.brick, C.paper),
    cloth(C.ink, C.brick, C.rose, C.saffron, C.brick, C.paper),
  ],
};

function cloth(ground: string, body: string, second: string, spark: string, spine: string, mark: string): Cloth {
  return { ground, body, second, spark, spine, mark };
}
