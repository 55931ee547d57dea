import type { CodeLanguage } from "@/lib/domain/code-languages";

/** Where an escape would show: a file with a secret, a folder to write into, a listening port. */
export type Bait = { file: string; folder: string; port: number; variable: string };

/** One source a language; each of its functions tries one way out and returns something only if it found it. */
export type Attempts = { language: CodeLanguage; source: string; names: string[] };

export function escapeAttempts(bait: Bait): Attempts[] {
  return [javascript(bait), typescript(), python(bait), lua(bait), sql(bait)];
}

function javascript({ file, port, variable }: Bait): Attempts {
  const bodies = [
    "return process.version",
    "return require('fs').readFileSync('/etc/passwd', 'utf8')",
    `return module.constructor._load('fs').readFileSync('${file}', 'utf8')`,
    `return process.env.${variable}`,
    "return this.constructor.constructor('return process')().version",
    "return (function () { return this }).constructor('return require')()('child_process').execSync('id').toString()",
    "return console.log.constructor('return process')().mainModule",
    "return eval('process.binding(\"fs\")')",
    "return import('node:fs').then((fs) => fs.readFileSync('/etc/passwd', 'utf8'))",
    "return import('std').then((std) => std.open('/etc/passwd', 'r').readAsString())",
    "return import('os').then((os) => os.exec(['id']))",
    "return std.loadFile('/etc/passwd')",
    "return os.exec(['id'])",
    `return fetch('http://127.0.0.1:${port}/').then(() => 'out')`,
    `return new WebSocket('ws://127.0.0.1:${port}/') && 'out'`,
    `return new XMLHttpRequest() && 'out'`,
    "return new Worker('data:text/javascript,1') && 'out'",
    "return WebAssembly && 'out'",
    "return Deno.readTextFileSync('/etc/passwd')",
    "return Bun.file('/etc/passwd')",
    "Error.prepareStackTrace = (_e, sites) => sites; const sites = new Error('x').stack; return Array.isArray(sites) ? String(sites[0].getThis()) : null",
    "return arguments.callee.caller.caller.arguments[0]",
    "return Reflect.ownKeys(globalThis).filter((key) => /harness|criterio|expected|channel/i.test(String(key))).join() || null",
    "return Object.getPrototypeOf(async function () {}).constructor('return process.version')()",
  ];
  return { language: "javascript", source: bodies.map((body, index) => `function way${index}() { ${body} }`).join("\n"), names: bodies.map((_body, index) => `way${index}`) };
}

function typescript(): Attempts {
  const bodies = ["return (globalThis as unknown as { process: { version: string } }).process.version", "return (Function('return process')() as { version: string }).version", "return import('node:os').then((os: { hostname(): string }) => os.hostname())"];
  return { language: "typescript", source: bodies.map((body, index) => `function way${index}(): unknown { ${body} }`).join("\n"), names: bodies.map((_body, index) => `way${index}`) };
}

function python({ file, folder, port, variable }: Bait): Attempts {
  const bodies = [
    `return open('${file}').read()`,
    `open('${file}', 'w').write('gone')`,
    `import os\nreturn os.listdir('${folder}')`,
    `import os\nreturn os.environ.get('${variable}')`,
    "return open('/proc/self/environ').read()",
    "import subprocess\nreturn subprocess.run(['id'], capture_output=True).stdout",
    "import os\nreturn 'out' if os.system('id') == 0 else None",
    "import os\nreturn 'out' if os.fork() >= 0 else None",
    "import os\nos.execv('/bin/sh', ['sh'])\nreturn 'out'",
    "import os\nos.kill(os.getppid(), 9)\nreturn None",
    `import socket\nsocket.create_connection(('127.0.0.1', ${port}), 1).send(b'out')\nreturn 'out'`,
    `import urllib.request\nreturn urllib.request.urlopen('http://127.0.0.1:${port}/').read()`,
    "import js\nreturn js.process.version",
    "from pyodide.code import run_js\nreturn run_js('process.version')",
    "from pyodide.ffi import to_js\nreturn to_js([]).constructor.constructor('return process.version')()",
    "from pyodide.ffi import to_js\nreturn str(to_js([]).constructor.constructor.prototype.constructor('return globalThis')().process)",
    "import pyodide_js\nreturn str(pyodide_js.FS)",
    `import pyodide_js\npyodide_js.mountNodeFS('/host', '${folder}')\nreturn 'out'`,
    "import _pyodide_core\nreturn str(_pyodide_core.run_js('process.version'))",
    "import gc\nfor each in gc.get_objects():\n  if type(each).__name__ == 'JsProxy' and hasattr(each, 'process'):\n    return str(each.process)\nreturn None",
    "import gc\nfor each in gc.get_objects():\n  if type(each).__name__ == 'JsProxy' and hasattr(each, 'FS'):\n    return each.FS.readFile('/etc/passwd')\nreturn None",
    `import asyncio, pyodide.http\nreturn asyncio.run(pyodide.http.pyfetch('http://127.0.0.1:${port}/')) and 'out'`,
    "import threading\nthread = threading.Thread(target=lambda: None)\nthread.start()\nreturn 'out'",
    "import multiprocessing\nmultiprocessing.Process(target=print).start()\nreturn 'out'",
    "import sys\nframe = sys._getframe()\nwhile frame:\n  if 'expected' in frame.f_locals or 'tests' in frame.f_locals:\n    return 'out'\n  frame = frame.f_back\nreturn None",
    "from pyodide.ffi import to_js\nto_js([]).constructor.prototype.push = print\nreturn 'out'",
  ];
  return { language: "python", source: bodies.map((body, index) => `def way${index}():\n${body.split("\n").map((line) => `  ${line}`).join("\n")}\n`).join("\n"), names: bodies.map((_body, index) => `way${index}`) };
}

function lua({ file, variable }: Bait): Attempts {
  const bodies = [
    `return io.open('${file}'):read('a')`,
    "return os.execute('id')",
    `return os.getenv('${variable}')`,
    `return os.remove('${file}')`,
    "return require('os').getenv('PATH')",
    "return package.loadlib('libc.so.6', 'system')",
    `return dofile('${file}')`,
    `return loadfile('${file}')`,
    "return debug.getregistry()",
    "return debug.getupvalue(print, 1)",
    "return io.popen('id'):read('a')",
    "return criterio_call or criterio_print or criterio_read",
  ];
  return { language: "lua", source: bodies.map((body, index) => `function way${index}() ${body} end`).join("\n"), names: bodies.map((_body, index) => `way${index}`) };
}

function sql({ file, folder }: Bait): Attempts {
  const bodies = [
    `return pg_read_file('${file}')`,
    `return (select string_agg(f, ',') from pg_ls_dir('${folder}') f)`,
    `return lo_import('${file}')::text`,
    `create temp table t0 (a text); execute $$copy t0 from '${file}'$$; return (select a from t0 limit 1)`,
    `execute $$copy (select 'gone') to '${file}'$$; return null`,
    "execute 'create extension dblink'; return 'out'",
    "execute 'create extension plpython3u'; return 'out'",
    "execute $$load '/tmp/evil.so'$$; return 'out'",
    // Last: the program that cannot be opened puts PGlite out of step, and nothing after it would be asked.
    "create temp table t1 (a text); execute $$copy t1 from program 'id'$$; return (select a from t1 limit 1)",
  ];
  return { language: "sql", source: bodies.map((body, index) => `create function way${index}() returns text language plpgsql as $way$ begin ${body}; end $way$;`).join("\n"), names: bodies.map((_body, index) => `way${index}`) };
}
