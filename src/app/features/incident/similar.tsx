/**
 * Perhaps a colleague has logged the same thing: asked after it is saved, from what this phone holds, and never twice.
 * Added to theirs, it counts with it; that can be taken back as long as the incident can be changed.
 */
import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { additionsIn } from '../../../analysis/additions.ts';
import { type Similar, similarIncident } from '../../../analysis/similar-incident.ts';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { distanceWords } from '../../incident-words.ts';
import { incidentsIn } from '../../incidents.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useMinute } from '../../use-minute.ts';
import { agoWords } from '../../words.ts';
import type { IncidentForm } from './use-incident-form.ts';

type Props = {
  readonly held: Held<'incident'>;
  readonly form: IncidentForm;
  readonly reference: Reference;
};

/** Ids of incidents of which the officer said that they are another thing. */
const others = signal<ReadonlySet<string>>(new Set());

export function SimilarQuestion({ held, form, reference }: Props) {
  const { addsTo } = form.fields;
  if (addsTo !== undefined) return <Added form={form} />;
  if (others.value.has(held.id)) return null;
  return <Nudge form={form} reference={reference} />;
}

function Nudge({ form, reference }: Omit<Props, 'held'>) {
  const { records } = usePhone().state;
  const now = useMinute();
  const { type, class: of, from, to, place } = form.fields;
  const similar = useMemo(
    () =>
      similarIncident(form.fields, incidentsIn(records), reference.partnership.policy.duplicate),
    [records, type, of, from, to, place, reference],
  );
  if (!similar) return null;
  const sayNo = () => {
    others.value = new Set([...others.value, form.id]);
  };
  return (
    <Notice
      title={similarWords(similar, reference, now)}
      action={
        <>
          <Button icon="plus" onClick={() => form.choose({ addsTo: similar.id })}>
            Add mine to it
          </Button>
          <Button kind="quiet" onClick={sayNo}>
            Another thing
          </Button>
        </>
      }
    >
      Is it the same? Both are kept, and it counts once.
    </Notice>
  );
}

/** `A colleague logged Begging 80 m away, 12 minutes ago` */
function similarWords(
  { type, metres, at }: Similar,
  { incidentTypes }: Pick<Reference, 'incidentTypes'>,
  now: Instant,
): string {
  const name = incidentTypes.find(({ id }) => id === type)?.short ?? type;
  return `A colleague logged ${name} ${distanceWords(metres)} away, ${agoWords(at, now)}`;
}

function Added({ form }: Pick<Props, 'form'>) {
  const { records } = usePhone().state;
  const isThere = useMemo(() => additionsIn(incidentsIn(records)).has(form.id), [records, form.id]);
  return isThere ? <Together form={form} /> : <Notice {...alone} />;
}

const alone = {
  title: 'Your colleague’s is not there any more',
  children: 'Yours counts by itself.',
} as const;

const Together = ({ form }: Pick<Props, 'form'>) => (
  <Notice
    kind="done"
    title="Added to your colleague’s"
    action={
      <Button icon="undo-2" onClick={() => form.choose({ addsTo: null })}>
        Count it by itself
      </Button>
    }
  >
    Yours is kept as you wrote it, and counts with theirs.
  </Notice>
);
