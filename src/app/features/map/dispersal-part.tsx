/** Dispersals in force, above what hotspots are owed: whoever patrols must know of them first. */
import { areaWords } from '../../area-words.ts';
import { List, Row } from '../../ui/row.tsx';
import { timeWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import type { Chosen } from './choose-at.ts';

type Props = MapProps & { readonly onChoose: (chosen: Chosen) => void };

export function DispersalPart({ content, reference, onChoose }: Props) {
  const { timeZone } = reference.partnership;
  return (
    <List label="Dispersals in force">
      {content.dispersals.map(({ id, fields: { area, to } }) => (
        <Row
          key={id}
          icon="shield"
          title={`Dispersal in force until ${timeWords(to, content.now, timeZone)}`}
          detail={areaWords(area, reference)}
          onClick={() => onChoose({ kind: 'dispersal', id })}
        />
      ))}
    </List>
  );
}
