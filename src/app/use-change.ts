/** Changing a record from a page: what went wrong is kept until the next change goes well. */
import { useState } from 'preact/hooks';
import type { Fields } from '../domain/records.ts';
import type { Fault, Result } from '../domain/result.ts';
import { usePhone } from './phone-context.tsx';

export type Changing = {
  /** Whether it was saved; the fault stays for the page to show. */
  readonly change: (id: string, fields: Fields) => Promise<boolean>;
  /** The same for any other thing one asks of the phone. */
  readonly ask: (asked: Promise<Result<unknown>>) => Promise<boolean>;
  readonly fault: Fault | null;
};

export function useChange(): Changing {
  const { phone } = usePhone();
  const [fault, setFault] = useState<Fault | null>(null);
  const ask = async (asked: Promise<Result<unknown>>): Promise<boolean> => {
    const answer = await asked;
    setFault(answer.ok ? null : answer.fault);
    return answer.ok;
  };
  return { change: (id, fields) => ask(phone.change(id, fields)), ask, fault };
}
