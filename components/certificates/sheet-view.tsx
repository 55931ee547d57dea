import type { CSSProperties, ReactElement } from "react";
import type { Sheet, SheetMark } from "@/server/certificates";

type Props = { sheet: Sheet; label: string; /** Where a picture of the sheet is, by its name. */ pictureAt: (picture: string) => string };

const FACES: Record<string, CSSProperties> = {
  piazzolla: { fontFamily: "var(--font-serif)", fontOpticalSizing: "none" },
  "schibsted-grotesk": { fontFamily: "var(--font-sans)" },
};
const INK = "#172034";

/** A certificate as its PDF draws it: each line where it stands there and as wide, on white paper in either theme. */
export function SheetView({ sheet: { width, height, language, marks }, label, pictureAt }: Props): ReactElement {
  return (
    <svg role="img" aria-label={label} lang={language} viewBox={`0 0 ${width} ${height}`} className="block h-auto w-full border border-line bg-white" data-certificate-sheet="">
      {marks.map((mark, index) => (
        <Mark key={index} mark={mark} pictureAt={pictureAt} />
      ))}
    </svg>
  );
}

function Mark({ mark, pictureAt }: { mark: SheetMark; pictureAt: Props["pictureAt"] }): ReactElement {
  switch (mark.kind) {
    case "text":
      return (
        <g data-part={mark.part} fill={mark.color} fontSize={mark.size} fontWeight={mark.font.weight} style={FACES[mark.font.name]}>
          {mark.lines.flatMap(({ y, runs }) =>
            runs.map(({ x, width, text }) => (
              <text key={`${x}-${y}`} x={x} y={y} textLength={width} lengthAdjust="spacingAndGlyphs" xmlSpace="preserve">
                {text}
              </text>
            )),
          )}
        </g>
      );
    case "shape": {
      const { x = 0, y = 0, zoom = 1 } = mark.at ?? {};
      return <path d={mark.d} transform={`translate(${x} ${y}) scale(${zoom})`} fill={mark.fill ?? "none"} stroke={mark.stroke?.color} strokeWidth={mark.stroke?.width} />;
    }
    case "qr":
      return <path data-part="qr" d={mark.d} transform={`translate(${mark.box.x} ${mark.box.y})`} fill={INK} />;
    case "picture":
      return <image data-part={mark.part} href={pictureAt(mark.picture)} {...mark.box} />;
  }
}
