import { PYTHON_HARNESS } from "../engines/python-harness";

const DRIVER = String.raw`
def _run(harness, given):
    import json, sys

    mark, source, calls = json.loads(given)
    # A file name of its own keeps the harness out of what is told of an error.
    space = {}
    exec(compile(json.loads(harness), "harness.py", "exec"), space)
    load, run, call = space["_prepare"]()
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.stderr = sys.stdout
    write, flush = sys.stdout.write, sys.stdout.flush

    def answer(text):
        write(mark + text + "\n")
        flush()

    if calls is None:
        answer(run(source, sys.stdin.read()))
        return
    problem = load(source)
    answer(problem)
    if problem == "null":
        for names, args in calls:
            answer(call(names, args))
`;

/** The program that makes the calls, names and arguments each in JSON, or with null runs the source with its input. */
export function pythonProgram(mark: string, source: string, calls: readonly (readonly [names: string, args: string])[] | null): string {
  const harness = asciiText(JSON.stringify(PYTHON_HARNESS));
  return `${DRIVER}\n_run(${harness}, ${asciiText(JSON.stringify([mark, source, calls]))})\n`;
}

/** As a text of Python in ASCII: which encoding it takes a file for does not matter then. */
function asciiText(json: string): string {
  const ascii = json.replaceAll(/[\u007F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return JSON.stringify(ascii);
}
