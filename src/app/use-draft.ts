/** What is typed is on the phone at every keystroke, and is there again after a crash. */
import { useState } from 'preact/hooks';
import type { Draft } from '../device/phone.ts';
import type { Fields, Kind } from '../domain/records.ts';
import type { Fault } from '../domain/result.ts';
import { usePhone } from './phone-context.tsx';

export type HeldDraft = {
  readonly fields: Fields;
  readonly step: string | undefined;
  /** When it was begun in an earlier visit to the page: a draft that was found, not one just made. */
  readonly found: Draft | null;
  readonly keep: (fields: Fields, step?: string) => void;
  readonly drop: () => Promise<void>;
  /** The last keystroke was not kept, and why. */
  readonly fault: Fault | null;
};

type Kept = { readonly fields: Fields; readonly step: string | undefined };

export function useDraft(key: string, kind: Kind): HeldDraft {
  const { phone, state } = usePhone();
  const [found, setFound] = useState(() => state.drafts.get(key) ?? null);
  const [kept, setKept] = useState<Kept>({ fields: found?.fields ?? {}, step: found?.step });
  const [fault, setFault] = useState<Fault | null>(null);
  const keep = (fields: Fields, step = kept.step) => {
    setKept({ fields, step });
    const draft = { key, kind, fields, ...(step !== undefined && { step }) };
    void phone.saveDraft(draft).then((saved) => setFault(saved.ok ? null : saved.fault));
  };
  const drop = async () => {
    setFound(null);
    setKept({ fields: {}, step: undefined });
    await phone.dropDraft(key);
  };
  return { ...kept, found, keep, drop, fault };
}
