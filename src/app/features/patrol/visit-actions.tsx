/** The one thing to do next: arrive where one stands, arrive somewhere, or leave; each can be taken back. */
import { useState } from 'preact/hooks';
import { openVisitOf, type Patrol } from '../../../domain/patrol.ts';
import { arrive, leave } from '../../../domain/patrol-steps.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, secondMs } from '../../../domain/time.ts';
import { entryName } from '../../entry-names.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Snackbar } from '../../ui/snackbar.tsx';
import { ArriveSheet } from './arrive-sheet.tsx';
import { useNearHotspots } from './use-near-hotspots.ts';

type Props = {
  readonly patrol: Patrol;
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

export function VisitActions({ patrol, reference, save }: Props) {
  const { world } = usePhone();
  const [isChoosing, setIsChoosing] = useState(false);
  const [undo, setUndo] = useState<Undo | null>(null);
  const { here } = useNearHotspots(patrol, reference);
  const visit = openVisitOf(patrol);
  const nameOf = (hotspot: string) => entryName(reference.hotspots, hotspot);

  const step = async (words: string, fields: Fields) => {
    const undoMs = reference.partnership.policy.undoSeconds * secondMs;
    const since = world.now();
    const before = { visits: patrol.visits, pauses: patrol.pauses };
    if (await save(fields)) setUndo({ words, since, until: since + undoMs, fields: before });
  };
  const arriveAt = (hotspot: string) => {
    setIsChoosing(false);
    const at = world.now();
    void step(`At ${nameOf(hotspot)}.`, arrive(patrol, { id: world.newId(), hotspot, at }));
  };
  const takeBack = async (fields: Fields) => {
    if (await save(fields)) setUndo(null);
  };
  return (
    <div class="patrol-actions">
      {undo && <UndoBar undo={undo} onUndo={() => void takeBack(undo.fields)} />}
      {visit ? (
        <Leave
          name={nameOf(visit.hotspot)}
          onLeave={() => void step(`Left ${nameOf(visit.hotspot)}.`, leave(patrol, world.now()))}
          onElsewhere={() => setIsChoosing(true)}
        />
      ) : (
        <Arrive
          here={here === undefined ? undefined : nameOf(here)}
          onHere={() => here !== undefined && arriveAt(here)}
          onElsewhere={() => setIsChoosing(true)}
        />
      )}
      <ArriveSheet
        patrol={patrol}
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
  readonly onHere: () => void;
  readonly onElsewhere: () => void;
};

function Arrive({ here, onHere, onElsewhere }: ArriveProps) {
  if (here === undefined) {
    return (
      <Button kind="primary" size="field" wide icon="map-pin" onClick={onElsewhere}>
        Arrive…
      </Button>
    );
  }
  return (
    <>
      <Button kind="primary" size="field" wide icon="map-pin" onClick={onHere}>
        Arrive at {here}
      </Button>
      <Button kind="quiet" wide onClick={onElsewhere}>
        Another hotspot
      </Button>
    </>
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
      <Button kind="quiet" wide onClick={onElsewhere}>
        Arrived at another hotspot
      </Button>
    </>
  );
}
