/** One thing that is still on this phone: what it is, why, and the shortest way in one action. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { kinds } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { faultInWords } from '../../field-words.ts';
import { updateNow } from '../../new-version.ts';
import { PasteLink } from '../../paste-link.tsx';
import { useNow, usePhone } from '../../phone-context.tsx';
import { editHref, recordLineOf } from '../../record-line.ts';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { type MarkedState, StateMark } from '../../ui/state-mark.tsx';
import { agoWords, counted, faultSentence } from '../../words.ts';
import type { Left } from './left-on-phone.ts';
import { waitingWords } from './waiting-words.ts';

type Kind = 'primary' | 'secondary';
type CardProps<W extends Left['why']> = {
  readonly left: Extract<Left, { why: W }>;
  readonly reference: Reference;
  /** The first card's action is the page's one. */
  readonly kind: Kind;
};

export function LeftCard({ left, ...rest }: CardProps<Left['why']>) {
  const Card = cards[left.why] as (props: CardProps<Left['why']>) => ComponentChildren;
  return <Card left={left} {...rest} />;
}

type WordsProps = {
  readonly state: MarkedState;
  readonly title: string;
  readonly why: string;
  readonly children?: ComponentChildren;
};

const Card = ({ state, title, why, children }: WordsProps) => (
  <li class="left-card">
    <StateMark state={state} words={title} />
    <p>{why}</p>
    {children}
  </li>
);

function Refused({ left: { held }, reference, kind }: CardProps<'refused'>) {
  const { title, detail } = recordLineOf(held, { reference });
  const why = held.fault
    ? faultSentence(faultInWords(held.kind, held.fault))
    : 'The server refused it.';
  return (
    <Card state="attention" title={[title, detail].filter(Boolean).join(' · ')} why={why}>
      <LinkButton kind={kind} wide icon="pencil" href={editHref(held)}>
        Mend it
      </LinkButton>
    </Card>
  );
}

const Running = ({ left: { id }, kind }: CardProps<'running'>) => (
  <Card
    state="draft"
    title="Your patrol is still running"
    why="It counts until you end it, and its end has to arrive too."
  >
    <LinkButton kind={kind} wide icon="square" href={`/patrol/${id}`}>
      Go to the patrol
    </LinkButton>
  </Card>
);

function Waiting({ left: { count }, kind }: CardProps<'waiting'>) {
  const { state } = usePhone();
  const { why, way } = waitingWords(state.sync);
  const isStuck = way === 'link' || way === 'update';
  return (
    <Card
      state={isStuck ? 'attention' : 'saved'}
      title={`${counted(count, 'record')} saved on this phone, not received`}
      why={why}
    >
      {way === 'send' && <SendNow kind={kind} />}
      {way === 'link' && <PasteLink label="Paste the new link" kind={kind} />}
      {way === 'update' && <Update kind={kind} />}
    </Card>
  );
}

function SendNow({ kind }: { readonly kind: Kind }) {
  const { phone } = usePhone();
  const [isAsking, setAsking] = useState(false);
  const send = async () => {
    setAsking(true);
    await phone.syncNow();
    setAsking(false);
  };
  return (
    <Button
      kind={kind}
      wide
      icon="send"
      busy={isAsking}
      busyWords="Asking the server"
      onClick={send}
    >
      Send now
    </Button>
  );
}

const Update = ({ kind }: { readonly kind: Kind }) => (
  <Button
    kind={kind}
    wide
    icon="refresh-cw"
    onClick={() => (updateNow.value ? updateNow.value() : location.reload())}
  >
    Update Beatbook
  </Button>
);

function Undo({ left: { count, until } }: CardProps<'undo'>) {
  const seconds = Math.max(0, Math.ceil((until - useNow()) / 1000));
  return (
    <Card
      state="saved"
      title={`${counted(count, 'record')} held for Undo`}
      why={`It goes by itself in ${counted(seconds, 'second')}.`}
    />
  );
}

function Photos({ left: { count }, kind }: CardProps<'photos'>) {
  const { state } = usePhone();
  const { why, way } = waitingWords(state.sync);
  return (
    <Card
      state="saved"
      title={`${counted(count, 'photo')} not received`}
      why={`The records are there; photos follow. ${why}`}
    >
      {way === 'send' && <SendNow kind={kind} />}
    </Card>
  );
}

function Drafted({ left: { draft }, kind }: CardProps<'draft'>) {
  const { world } = usePhone();
  const id = draft.key.split(':')[1] ?? 'new';
  return (
    <Card
      state="draft"
      title={`Not finished writing: ${kinds[draft.kind].plain}`}
      why={`Only on this phone, last touched ${agoWords(draft.savedAt, world.now())}.`}
    >
      <LinkButton kind={kind} wide icon="pencil" href={`/${draft.kind}/${id}`}>
        Go on writing
      </LinkButton>
    </Card>
  );
}

const cards = {
  refused: Refused,
  running: Running,
  waiting: Waiting,
  undo: Undo,
  photos: Photos,
  draft: Drafted,
} as const satisfies { [W in Left['why']]: (props: CardProps<W>) => ComponentChildren };
