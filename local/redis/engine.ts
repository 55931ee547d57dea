import { arg, atLeast, integer, type Command, type CommandTable } from "./command.ts";
import { hashCommands } from "./commands/hashes.ts";
import { keyCommands } from "./commands/keys.ts";
import { listCommands } from "./commands/lists.ts";
import { setCommands } from "./commands/sets.ts";
import { sortedSetCommands } from "./commands/sorted-sets.ts";
import { stringCommands } from "./commands/strings.ts";
import { Keyspace } from "./keyspace.ts";
import { ok, ReplyError, type Reply } from "./reply.ts";
import { runScript, scriptSha } from "./script-runner.ts";

const dataCommands: CommandTable = {
  ...keyCommands,
  ...stringCommands,
  ...hashCommands,
  ...listCommands,
  ...setCommands,
  ...sortedSetCommands,
};

/** What a script may not call, as in Redis. */
const outsideScripts = new Set(["EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "SCRIPT"]);

/** A small Redis in memory: one command after the other, scripts included. */
export class Engine {
  private readonly commands: ReadonlyMap<string, Command>;

  /** Forgotten at a restart, as in Redis: clients answer NOSCRIPT by sending the script again. */
  private readonly scripts = new Map<string, string>();

  constructor(readonly keyspace: Keyspace) {
    this.commands = new Map(Object.entries({ ...dataCommands, ...this.scriptCommands() }));
  }

  /** Runs a command given as words, its name first. Throws `ReplyError` with what the client is told. */
  run(words: readonly string[]): Reply {
    const [name = "", ...args] = words;
    const command = this.commands.get(name.toUpperCase());
    if (!command) throw new ReplyError(`ERR unknown command '${name}'`);
    if (args.length < command.min || args.length > (command.max ?? Infinity)) {
      throw new ReplyError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
    }
    return command.run(this.keyspace, args);
  }

  /** Why a command could not even be queued in a transaction, `null` when it can. */
  explainRefusal(words: readonly string[]): string | null {
    const [name = "", ...args] = words;
    const command = this.commands.get(name.toUpperCase());
    if (!command) return `ERR unknown command '${name}'`;
    const fits = args.length >= command.min && args.length <= (command.max ?? Infinity);
    return fits ? null : `ERR wrong number of arguments for '${name.toLowerCase()}' command`;
  }

  private scriptCommands(): CommandTable {
    const evaluate: Command = atLeast(2, (_, args) => {
      const script = arg(args, 0);
      this.scripts.set(scriptSha(script), script);
      return this.evaluate(script, args.slice(1));
    });
    const evaluateSha: Command = atLeast(2, (_, args) => {
      const script = this.scripts.get(arg(args, 0).toLowerCase());
      if (script === undefined) throw new ReplyError("NOSCRIPT No matching script. Please use EVAL.");
      return this.evaluate(script, args.slice(1));
    });
    const manage: Command = atLeast(1, (_, [subcommand = "", ...args]) => this.manageScripts(subcommand.toUpperCase(), args));
    return { EVAL: evaluate, EVAL_RO: evaluate, EVALSHA: evaluateSha, EVALSHA_RO: evaluateSha, SCRIPT: manage };
  }

  private evaluate(script: string, [countText = "", ...rest]: readonly string[]): Reply {
    const count = integer(countText);
    if (count < 0) throw new ReplyError("ERR Number of keys can't be negative");
    if (count > rest.length) throw new ReplyError("ERR Number of keys can't be greater than number of args");
    return runScript(script, rest.slice(0, count), rest.slice(count), (words) => {
      if (outsideScripts.has(words[0]?.toUpperCase() ?? "")) throw new ReplyError("ERR This Redis command is not allowed from script");
      return this.run(words);
    });
  }

  private manageScripts(subcommand: string, args: readonly string[]): Reply {
    switch (subcommand) {
      case "LOAD": {
        const script = arg(args, 0);
        const sha = scriptSha(script);
        this.scripts.set(sha, script);
        return sha;
      }
      case "EXISTS":
        return args.map((sha) => (this.scripts.has(sha.toLowerCase()) ? 1 : 0));
      case "FLUSH":
        this.scripts.clear();
        return ok;
      default:
        throw new ReplyError(`ERR unknown subcommand '${subcommand.toLowerCase()}'`);
    }
  }
}
