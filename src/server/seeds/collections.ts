/** Which seed file fills which part of the reference, and what its entries must look like. */
import { personSchema } from '../../domain/people.ts';
import {
  hotspotSchema,
  hubSchema,
  incidentTypeSchema,
  listEntrySchema,
  listsSchema,
  organisationSchema,
  outcomeSchema,
  partnershipSchema,
  planSchema,
  premisesSchema,
  termSchema,
  traumaPackSchema,
  wardSchema,
  zoneSchema,
} from '../../domain/reference.ts';
import { list } from '../../domain/schema.ts';

/** Files that are a list of entries, each with an id. */
export const listFiles = {
  organisations: { file: 'organisations.json', schema: list(organisationSchema) },
  wards: { file: 'wards.json', schema: list(wardSchema) },
  zones: { file: 'zones.json', schema: list(zoneSchema) },
  hotspots: { file: 'hotspots.json', schema: list(hotspotSchema) },
  premises: { file: 'premises.json', schema: list(premisesSchema) },
  traumaPacks: { file: 'trauma-packs.json', schema: list(traumaPackSchema) },
  hubs: { file: 'hubs.json', schema: list(hubSchema) },
  plans: { file: 'plans.json', schema: list(planSchema) },
  themes: { file: 'themes.json', schema: list(listEntrySchema) },
  incidentTypes: { file: 'incident-types.json', schema: list(incidentTypeSchema) },
  outcomes: { file: 'outcomes.json', schema: list(outcomeSchema) },
  terms: { file: 'terms.json', schema: list(termSchema) },
} as const;

export const partnershipFile = { file: 'partnership.json', schema: partnershipSchema };
/** One file with a list for each small choice: group sizes, ages, crew roles … */
export const choicesFile = { file: 'lists.json', schema: listsSchema };
export const peopleFile = { file: 'people.json', schema: list(personSchema) };

export const seedFileNames: readonly string[] = [
  ...Object.values(listFiles),
  partnershipFile,
  choicesFile,
  peopleFile,
].map(({ file }) => file);
