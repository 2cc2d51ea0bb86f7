/** The one thing to do next: arrive where one stands, arrive somewhere, or leave; each can be taken back. */
import { useState } from 'preact/hooks';
import { openVisitOf } from '../../../domain/patrol.ts';
import { arrive, leave } from '../../../domain/patrol-steps.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, secondMs } from '../../../domain/time.ts';
import { entryName } from '../../entry-names.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Snackbar } from '../../ui/snackbar.tsx';
import { ArriveSheet } from './arrive-sheet.tsx';
import type { HeldPatrol } from './held-patrol.ts';
import { useHotspotHere } from './use-hotspot-here.ts';

type Props = {
  readonly held: HeldPatrol;
  readonly reference: Reference;
  readonly save: (fields: Fields) => Promise<boolean>;
};

type Undo = {
  readonly words: string;
  readonly since: Instant;
  readonly until: Instant;
  /** What it was before. */
  readonly fields: Fields;
};

export function VisitActions({ held, reference, save }: Props) {
  const { world, state } = usePhone();
  const [isChoosing, setIsChoosing] = useState(false);
  const [undo, setUndo] = useState<Undo | null>(null);
  const { patrol } = held;
  const near = useHotspotHere(reference);
  const visit = openVisitOf(patrol);
  const seen = state.track?.patrol === held.id ? state.track.here : null;
  const here = seen?.hotspot ?? near;
  const nameOf = (hotspot: string) => entryName(reference.hotspots, hotspot);

  const step = async (words: string, fields: Fields) => {
    const undoMs = reference.partnership.policy.undoSeconds * secondMs;
    const since = world.now();
    const before = { visits: patrol.visits, pauses: patrol.pauses };
    if (await save(fields)) setUndo({ words, since, until: since + undoMs, fields: before });
  };
  const arriveAt = (hotspot: string) => {
    setIsChoosing(false);
    // Whoever taps where the fixes have seen them says that it is so, from when they were seen.
    const at = Math.round(seen?.hotspot === hotspot ? seen.arrived : world.now());
    void step(`At ${nameOf(hotspot)}.`, arrive(patrol, { id: world.newId(), hotspot, at }));
  };
  const takeBack = async (fields: Fields) => {
    if (await save(fields)) setUndo(null);
  };
  const elsewhere = () => setIsChoosing(true);
  const leaveNow = (hotspot: string) =>
    void step(`Left ${nameOf(hotspot)}.`, leave(patrol, world.now()));
  return (
    <div class="patrol-actions">
      {undo && <UndoBar undo={undo} onUndo={() => void takeBack(undo.fields)} />}
      {visit && (
        <Leave
          name={nameOf(visit.hotspot)}
          onLeave={() => leaveNow(visit.hotspot)}
          onElsewhere={elsewhere}
        />
      )}
      {!visit && (
        <Arrive
          here={here === undefined ? undefined : nameOf(here)}
          isCounted={!!seen}
          onHere={() => here !== undefined && arriveAt(here)}
          onElsewhere={elsewhere}
        />
      )}
      <ArriveSheet
        held={held}
        reference={reference}
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
        onArrive={arriveAt}
      />
    </div>
  );
}

function UndoBar({ undo, onUndo }: { readonly undo: Undo; readonly onUndo: () => void }) {
  // The clock ticks each second: it may still stand before the tap, and would offer a second too many.
  const now = Math.max(useNow(), undo.since);
  return <Snackbar words={undo.words} until={undo.until} now={now} onUndo={onUndo} />;
}

type ArriveProps = {
  readonly here: string | undefined;
  /** Fixes count the minutes here already: a tap is only for who knows better. */
  readonly isCounted: boolean;
  readonly onHere: () => void;
  readonly onElsewhere: () => void;
};

function Arrive({ here, isCounted, onHere, onElsewhere }: ArriveProps) {
  if (here === undefined) {
    return (
      <>
        <Button kind="primary" size="field" wide icon="map-pin" onClick={onElsewhere}>
          Arrive…
        </Button>
        <PocketLink />
      </>
    );
  }
  if (isCounted) {
    return (
      <>
        <PocketLink isPrimary />
        <div class="patrol-pair">
          <Button size="field" onClick={onHere}>
            Arrive at {here}
          </Button>
          <Button size="field" onClick={onElsewhere}>
            Another hotspot
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <Button kind="primary" size="field" wide icon="map-pin" onClick={onHere}>
        Arrive at {here}
      </Button>
      <div class="patrol-pair">
        <PocketLink />
        <Button size="field" onClick={onElsewhere}>
          Another hotspot
        </Button>
      </div>
    </>
  );
}

function PocketLink({ isPrimary = false }: { readonly isPrimary?: boolean }) {
  return (
    <LinkButton
      href="/pocket"
      kind={isPrimary ? 'primary' : 'secondary'}
      size="field"
      wide
      icon="smartphone"
    >
      Pocket mode
    </LinkButton>
  );
}

type LeaveProps = {
  readonly name: string;
  readonly onLeave: () => void;
  readonly onElsewhere: () => void;
};

function Leave({ name, onLeave, onElsewhere }: LeaveProps) {
  return (
    <>
      <Button kind="primary" size="field" wide icon="footprints" onClick={onLeave}>
        Leave {name}
      </Button>
      <div class="patrol-pair">
        <PocketLink />
        <Button size="field" onClick={onElsewhere}>
          Arrived at another hotspot
        </Button>
      </div>
    </>
  );
}
