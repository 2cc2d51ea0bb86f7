/**
 * One incident being written. A choice is saved at once; what is typed is kept at every keystroke and saved when the
 * hand rests, leaves the field or says *Done*. Mending what the server refused keeps everything until *Send again*.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Held, Phone } from '../../../device/phone.ts';
import type { Incident } from '../../../domain/incident.ts';
import { type Fields, withFields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import type { Instant } from '../../../domain/time.ts';
import { useOpenForm } from '../../open-forms.ts';
import { usePhone } from '../../phone-context.tsx';
import { useChange } from '../../use-change.ts';
import { useDraft } from '../../use-draft.ts';
import { timeFaultsOf } from './time-faults.ts';

const restMs = 1000;

export type IncidentForm = {
  readonly id: string;
  /** What is saved with what is still being typed laid over it. */
  readonly fields: Partial<Incident>;
  readonly at: Instant;
  readonly choose: (fields: Fields) => void;
  readonly write: (fields: Fields) => void;
  /** Saves what was typed, and `also`; false where it stays a draft: unfit, or the phone refused. */
  readonly settle: (also?: Fields) => Promise<boolean>;
  readonly forget: () => Promise<void>;
  /** What is typed and can't be saved as it is, by the field's id; every other answer is. */
  readonly unfit: readonly Unfit[];
  readonly fault: Fault | null;
};

export type Unfit = { readonly fieldId: 'from' | 'to' | 'note'; readonly words: string };

export function useIncidentForm(held: Held<'incident'>, reference: Reference): IncidentForm {
  const { phone, world } = usePhone();
  const { change, fault } = useChange();
  const draft = useDraft(`incident:${held.id}`, 'incident');
  const typed = useRef<Fields>(draft.fields);
  const isMending = held.state === 'attention';
  const rules = { reference, now: world.now(), record: held.fields };
  useOpenForm(Object.keys(draft.fields).length > 0);

  const keep = (fields: Fields) => {
    typed.current = { ...typed.current, ...fields };
    draft.keep(typed.current);
  };
  const save = async (also: Fields = {}): Promise<boolean> => {
    const fit = fitToSave(typed.current, rules);
    const fields = { ...(isMending && held.refused), ...fit, ...also };
    return Object.keys(fields).length === 0 || (await change(held.id, fields));
  };
  const forget = async () => {
    typed.current = {};
    await draft.drop();
  };
  const settle = async (also?: Fields): Promise<boolean> => {
    const before = typed.current;
    const isFit = isAllFit(before, rules);
    const isSaved = await save(isFit ? also : {});
    // Typed on while it was being saved, or unfit: the draft is all there is of it.
    if (isSaved && isFit && typed.current === before) await forget();
    return isSaved && isFit;
  };
  useRest(draft.fields, isMending ? null : save);
  useLeaving(phone, held.id, typed, (it) => (isMending ? {} : fitToSave(it, rules)));

  const fields = withFields(held.fields, {
    ...(isMending && held.refused),
    ...draft.fields,
  }) as Partial<Incident>;
  return {
    id: held.id,
    fields,
    unfit: unfitOf(fields, rules),
    at: held.fields.from ?? held.createdAt,
    choose: (fields) => (isMending ? keep(fields) : void change(held.id, fields)),
    write: keep,
    settle,
    forget,
    fault: fault ?? draft.fault,
  };
}

type Rules = {
  readonly reference: Reference;
  readonly now: Instant;
  readonly record: Partial<Incident>;
};

/** A time that can't be true and a note that is too long wait in the draft; the page says why. */
function fitToSave(typed: Fields, rules: Rules): Fields {
  const unfit = unfitOf(withFields(rules.record, typed) as Partial<Incident>, rules);
  const isUnfit = (...ids: string[]): boolean => unfit.some(({ fieldId }) => ids.includes(fieldId));
  const { note, from, to, ...others } = typed;
  return {
    ...others,
    ...(!isUnfit('from', 'to') && from !== undefined && { from }),
    ...(!isUnfit('from', 'to') && to !== undefined && { to }),
    ...(!isUnfit('note') && typeof note === 'string' && { note: tidied(note) }),
  };
}

const isAllFit = (typed: Fields, rules: Rules): boolean =>
  Object.keys(fitToSave(typed, rules)).length === Object.keys(typed).length;

function unfitOf(fields: Partial<Incident>, { reference, now }: Rules): Unfit[] {
  const times = timeFaultsOf(fields, now);
  const max = reference.partnership.policy.noteCharactersMax;
  const isLong = (fields.note?.trim().length ?? 0) > max;
  return [
    ...(times.from ? [{ fieldId: 'from', words: times.from } as const] : []),
    ...(times.to ? [{ fieldId: 'to', words: times.to } as const] : []),
    ...(isLong ? [{ fieldId: 'note', words: `Make it ${max} characters or fewer.` } as const] : []),
  ];
}

/** What is wrong with this field, for the field itself to say. */
export const unfitWords = (
  { unfit }: Pick<IncidentForm, 'unfit'>,
  id: Unfit['fieldId'],
): string | undefined => unfit.find(({ fieldId }) => fieldId === id)?.words;

/** A record's text has no tabs, and no note is no text. */
const tidied = (note: string): string | null => note.replaceAll('\t', ' ').trim() || null;

/** Saves a second after the last keystroke. */
function useRest(typed: Fields, save: (() => Promise<boolean>) | null): void {
  const { world } = usePhone();
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (Object.keys(typed).length === 0) return undefined;
    return world.wakeAfter(restMs, () => void latest.current?.());
  }, [typed, world]);
}

/** On the way out nothing typed is left behind; the draft goes only once the record has it. */
function useLeaving(
  phone: Phone,
  id: string,
  typed: { readonly current: Fields },
  toSave: (typed: Fields) => Fields,
): void {
  const latest = useRef(toSave);
  latest.current = toSave;
  useEffect(
    () => () => {
      const fit = latest.current(typed.current);
      const isWhole = Object.keys(fit).length === Object.keys(typed.current).length;
      if (Object.keys(fit).length === 0) return;
      void phone.change(id, fit).then((saved) => {
        if (saved.ok && isWhole) void phone.dropDraft(`incident:${id}`);
      });
    },
    [phone, id, typed],
  );
}
