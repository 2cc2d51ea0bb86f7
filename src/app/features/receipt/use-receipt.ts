/** What is known of a receipt: from this phone with or without signal, and from the server where there is one. */
import { useEffect, useState } from 'preact/hooks';
import {
  fetchReceipt,
  type HeldReceipt,
  heldReceiptOf,
  isSigned,
  type ToldReceipt,
} from '../../../device/receipts.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { useRetryOnSignal } from '../../use-retry-on-signal.ts';

/** `unable`: this browser can't check signatures. */
export type Check = 'holds' | 'broken' | 'unable';

export type OnPhone = { readonly held: HeldReceipt; readonly check: Check };

export type AtServer = { readonly reply: ToldReceipt | null; readonly fault: Fault | null };

export type Known = {
  /** `undefined` while it is being read, `null` where there is nothing. */
  readonly onPhone: OnPhone | null | undefined;
  /** `null` while it is asked. */
  readonly atServer: AtServer | null;
};

export function useReceipt(code: string): Known {
  const onPhone = useOnPhone(code);
  const atServer = useAtServer(code);
  return { onPhone, atServer };
}

function useOnPhone(code: string): OnPhone | null | undefined {
  const { phone, state } = usePhone();
  const [known, setKnown] = useState<OnPhone | null | undefined>();
  useEffect(() => {
    let isWanted = true;
    void readOnPhone().then((read) => isWanted && setKnown(read));
    return () => {
      isWanted = false;
    };
    // A receipt that comes while the page is open is news.
  }, [code, state.sync.lastReplyAt]);

  async function readOnPhone(): Promise<OnPhone | null> {
    const rows = await phone.receiptsOf(code);
    const held = rows.ok ? heldReceiptOf(code, rows.value) : null;
    return held && { held, check: checkOf(await isSigned(held.signed)) };
  }
  return known;
}

const checkOf = (isGood: boolean | null): Check => {
  if (isGood === null) return 'unable';
  return isGood ? 'holds' : 'broken';
};

function useAtServer(code: string): AtServer | null {
  const { world } = usePhone();
  const [known, setKnown] = useState<AtServer | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setKnown(null);
    void fetchReceipt(world, code).then((asked) => {
      if (!isWanted) return;
      setKnown(
        asked.ok ? { reply: asked.value, fault: null } : { reply: null, fault: asked.fault },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [world, code, tries]);
  useRetryOnSignal(known?.fault ?? null, () => setTries(tries + 1));
  return known;
}
