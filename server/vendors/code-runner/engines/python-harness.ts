/**
 * Runs inside Python before the learner's source, in a namespace that the source does not share, and takes what it needs
 * first. Gives the host `load`, `run` and `call`, which answer in JSON text.
 */
export const PYTHON_HARNESS = String.raw`
def _prepare():
    import builtins, io, json, math, os, posix, sys, traceback

    def refuse(*_given):
        raise OSError("There are no processes here.")

    # Node's permissions refuse the process that this would start, and the refusal would end Python itself.
    os.system = posix.system = refuse
    # Pyodide's own doors to JavaScript stay in the cache of modules when they are taken away.
    for name in [name for name in sys.modules if name.partition(".")[0] in ("js", "pyodide_js")]:
        del sys.modules[name]

    loads, dumps = json.JSONDecoder().decode, json.JSONEncoder().encode
    describe = traceback.TracebackException
    finite = math.isfinite
    compile_, exec_, isinstance_, type_, str_, callable_ = compile, exec, isinstance, type, str, callable
    bool_, int_, float_, list_, tuple_, dict_, set_, frozen = bool, int, float, list, tuple, dict, set, frozenset
    Failure, Memory, Exit = BaseException, MemoryError, SystemExit
    DEEPEST = 200
    space = {"__name__": "__main__", "__builtins__": builtins}

    def encode(value, depth):
        if depth > DEEPEST:
            raise ValueError("The value is nested too deeply.")
        if value is None or value is True or value is False or isinstance_(value, str_):
            return value
        if isinstance_(value, int_):
            return int_(value) if -(2**53) < value < 2**53 else {"n": str_(int_(value))}
        if isinstance_(value, float_):
            return float_(value) if finite(value) else {"n": "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"}
        if isinstance_(value, (list_, tuple_)):
            return {"a": [encode(each, depth + 1) for each in value]}
        if isinstance_(value, (set_, frozen)):
            return {"s": [encode(each, depth + 1) for each in value]}
        if isinstance_(value, dict_):
            return {"o": [[key if isinstance_(key, str_) else str_(key), encode(each, depth + 1)] for key, each in value.items()]}
        return {"x": type_(value).__name__}

    def tell(error):
        try:
            where = error.__traceback__
            while where is not None and where.tb_frame.f_code.co_filename != "main.py":
                where = where.tb_next
            text = "".join(describe(type_(error), error, where, limit=20, lookup_lines=False).format(chain=False)).strip()
        except Failure:
            text = "An error that cannot be told."
        return dumps({"error": text, "isMemory": isinstance_(error, Memory)})

    def load(source):
        try:
            exec_(compile_(source, "main.py", "exec"), space)
        except Failure as error:
            return tell(error)
        return "null"

    def run(source, text):
        sys.stdin = io.StringIO(text)
        try:
            exec_(compile_(source, "main.py", "exec"), space)
        except Exit as error:
            return "null" if error.code in (None, 0) else dumps({"error": "SystemExit: " + str_(error.code), "isMemory": False})
        except Failure as error:
            return tell(error)
        return "null"

    def call(names, args):
        for name in loads(names):
            found = space.get(name)
            if callable_(found):
                break
        else:
            return dumps({"missing": "There is no function called " + loads(names)[0] + "."})
        try:
            return dumps({"value": dumps(encode(found(*loads(args)), 0))})
        except Failure as error:
            return tell(error)

    return load, run, call
_prepare()
`;
