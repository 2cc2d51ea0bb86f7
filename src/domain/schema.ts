/** The one file that knows the schema library (valibot). Unknown keys are refused everywhere. */
import * as v from 'valibot';
import { type Fault, fail, fault, ok, type Result } from './result.ts';

export const list = v.array;
export const boolean = v.boolean;
export const maybe = v.exactOptional;
export const exactly = v.literal;
export const orNull = v.nullable;
export const partial = v.partial;
export const oneOf = v.picklist;
export const mapOf = v.record;
export const shape = v.strictObject;
export const pair = v.strictTuple;
export const anyOf = v.union;
export const unknown = v.unknown;

export type Schema = v.GenericSchema;
export type Of<S extends Schema> = v.InferOutput<S>;

/** Text of 1 to `charactersMax` characters; control characters other than new lines are refused. */
export const text = (charactersMax: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(charactersMax),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    v.regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/u, 'has a control character'),
  );

/** The name of an entry on one of the partnership's lists, as in `seeds/`. */
export const entryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/));

export const pattern = (form: RegExp) => v.pipe(v.string(), v.regex(form));

/** A random id made on the phone: the same at both ends, for ever. */
export const uuid = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);

/** Unix milliseconds, UTC; 1970 to 2100, so that a broken clock still parses. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4102444800000));

export const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const number = (min: number, max: number) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max));

/** A calendar day that there is, `2024-05-02`; 1900 to 2199. */
export const day = v.pipe(
  v.string(),
  v.regex(/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/),
  v.check(isInCalendar, 'has no such day in the calendar'),
);

function isInCalendar(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  // 31 February is read as 3 March: what is written back must be what came.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A time of day, `15:00`; `24:00` is the end of the day. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));

export const listOf = <S extends Schema>(schema: S, entriesMax: number) =>
  v.pipe(v.array(schema), v.maxLength(entriesMax));

export const ruled = <S extends Schema>(
  schema: S,
  rule: (value: v.InferOutput<S>) => boolean,
  says: string,
) => v.pipe(schema, v.check(rule, says));

/** Parses what comes from outside. The fault says where and what, never the content. */
export function parse<S extends Schema>(schema: S, input: unknown): Result<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : fail(faultOf(parsed.issues[0]));
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const where = v.getDotPath(issue) ?? '';
  const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  return isUnknownKey
    ? fault('unknown-field', where)
    : fault('malformed', `${where} ${saysOf(issue)}`.trim());
}

function saysOf(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is missing';
  if (issue.type === 'check' || issue.message.startsWith('has ')) return issue.message;
  return `should be ${issue.expected ?? issue.type.replaceAll('_', ' ')}`;
}
