/** The content of `seeds/` as a Reference and its people, or its mistakes: file, entry and field. */
import type { Person } from '../../domain/people.ts';
import type { Reference } from '../../domain/reference.ts';
import { type Fault, fail, fault, ok, type Result } from '../../domain/result.ts';
import { type Of, parse, type Schema } from '../../domain/schema.ts';
import { mistakesIn } from './check-seeds.ts';
import { choicesFile, listFiles, partnershipFile, peopleFile } from './collections.ts';

export type Seeds = { readonly reference: Reference; readonly people: readonly Person[] };
/** What stands in each file, by its name. */
export type SeedFiles = ReadonlyMap<string, unknown>;

type SeedFile<S extends Schema> = { readonly file: string; readonly schema: S };

export function parseSeeds(files: SeedFiles): Result<Seeds> {
  const lists: Record<string, unknown> = {};
  for (const [name, seedFile] of Object.entries(listFiles)) {
    const parsed = parseFile(files, seedFile as SeedFile<Schema>);
    if (!parsed.ok) return parsed;
    lists[name] = parsed.value;
  }
  const partnership = parseFile(files, partnershipFile);
  if (!partnership.ok) return partnership;
  const choices = parseFile(files, choicesFile);
  if (!choices.ok) return choices;
  const people = parseFile(files, peopleFile);
  if (!people.ok) return people;

  const reference = { ...lists, partnership: partnership.value, lists: choices.value } as Reference;
  const seeds = { reference, people: people.value };
  const mistakes = mistakesIn(seeds);
  return mistakes.length > 0 ? fail(fault('malformed', mistakes.join('\n'))) : ok(seeds);
}

function parseFile<S extends Schema>(
  files: SeedFiles,
  { file, schema }: SeedFile<S>,
): Result<Of<S>> {
  if (!files.has(file)) return fail(fault('not-found', file));
  const content = files.get(file);
  const parsed = parse(schema, content);
  return parsed.ok ? parsed : fail(faultIn(file, content, parsed.fault));
}

/** `3.target.hours should be …` → `hotspots.json, entry whatman-park, field target.hours should be …` */
function faultIn(file: string, content: unknown, { code, where = '' }: Fault): Fault {
  const [, before, number, field] = /^(\w+\.)??(\d+)\.?(.*)$/s.exec(where) ?? [];
  if (number === undefined) return fault(code, `${file}, field ${where}`);
  const list = before ? (content as Record<string, unknown>)[before.slice(0, -1)] : content;
  const place = [
    file,
    ...(before ? [`list ${before.slice(0, -1)}`] : []),
    entryNameOf(list, number),
  ];
  return fault(code, `${place.join(', ')}, field ${field}`);
}

function entryNameOf(list: unknown, number: string): string {
  const entry = (list as readonly { readonly id?: unknown; readonly acronym?: unknown }[])[
    Number(number)
  ];
  const name = entry?.id ?? entry?.acronym;
  return typeof name === 'string' ? `entry ${name}` : `entry number ${Number(number) + 1}`;
}
