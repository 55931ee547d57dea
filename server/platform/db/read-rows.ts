import { ColumnTypeEnum, type ColumnType, type SqlResultSet } from "@prisma/driver-adapter-utils";
import type { Prisma } from "@/prisma/generated/client";
import { driverOf } from "./client";
import type { Reader } from "./tx";

const { Int32, Float, Double, Boolean, Character, Text, DateTime, Json, Enum, Uuid, CharacterArray, TextArray, EnumArray, UuidArray, Int32Array } = ColumnTypeEnum;
const AS_THEY_COME = new Set<ColumnType>([Int32, Float, Double, Boolean, Character, Text, Enum, Uuid, CharacterArray, TextArray, EnumArray, UuidArray, Int32Array]);

/**
 * The rows of a statement that a page asks for on every request, as `$queryRaw` gives them, from the same pool but
 * without the client's layers, which cost the process as much as the driver itself. In a transaction it is asked in the
 * transaction. Reads text, 32-bit and floating numbers, booleans, instants (`Date`), JSON, and lists of the first two; throws
 * for columns of any other type, and what the driver throws.
 */
export async function readRows<Row>(db: Reader, statement: Prisma.Sql): Promise<Row[]> {
  const driver = await driverOf(db);
  if (!driver) return db.$queryRaw<Row[]>(statement);
  const args = statement.values;
  const result = await driver.queryRaw({ sql: statement.text, args, argTypes: args.map((value) => ({ scalarType: "unknown", arity: Array.isArray(value) ? "list" : "scalar" })) });
  return toRows(result) as Row[];
}

function toRows({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columnNames.map((name, index) => [name, toValue(name, columnTypes[index], row[index])])));
}

function toValue(name: string, type: ColumnType | undefined, value: unknown): unknown {
  if (value === null) return null;
  if (type !== undefined && AS_THEY_COME.has(type)) return value;
  if (type === DateTime) return new Date(String(value));
  if (type === Json) return JSON.parse(String(value));
  throw new Error(`column ${name} has a type that readRows does not read`);
}
