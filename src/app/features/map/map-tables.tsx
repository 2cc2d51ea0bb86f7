/** The same as the map, in words: for screen readers, for grey paper, and for whoever likes tables better. */

import { roles } from '../../../domain/roles.ts';
import { reviewMeaning } from '../../review-words.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import type { MapProps } from './browse-map.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { Freshness } from './freshness.tsx';
import { whoseVisits } from './hotspot-part.tsx';
import { overlapWords, whichIncidents } from './incident-part.tsx';
import {
  dispersalRowsOf,
  hotspotRowsOf,
  incidentRowsMax,
  incidentRowsOf,
  packRowsOf,
  premisesRowsOf,
  reviewRowsOf,
  zoneRowsOf,
} from './table-rows.tsx';

export function MapTables({ onMap, ...shared }: MapProps & { readonly onMap: () => void }) {
  const { person, reference, content } = shared;
  const more = content.incidents.length - incidentRowsMax;
  const sees = roles[person.role].sees;
  return (
    <Page
      title="Map as a table"
      width="wide"
      action={
        <Button kind="primary" icon="map" wide onClick={onMap}>
          Back to the map
        </Button>
      }
    >
      <DispersalTable {...shared} />
      <Section title="Hotspots this week" hint={whoseVisits[sees.patrol] || undefined}>
        <Table
          caption="Hotspots, visits since Monday"
          isCaptionHidden
          columns={hotspotColumns}
          rows={hotspotRowsOf(content)}
        />
      </Section>
      <Section title="Incidents" hint={whichIncidents[sees.incident] || undefined}>
        <FilterSentence {...shared} />
        <Table
          caption={`By zone. ${overlapWords(content.counts)}`}
          columns={zoneColumns}
          rows={zoneRowsOf(content.counts)}
        />
        <Table
          caption={more > 0 ? `The latest ${incidentRowsMax}; ${more} more are not listed` : 'Each'}
          columns={incidentColumns}
          rows={incidentRowsOf(content.incidents, reference, content.now)}
        />
      </Section>
      {content.flagged().length > 0 && (
        <Section title="Many reports close together" hint={reviewMeaning}>
          <Table
            caption="Places at the threshold for a case review"
            isCaptionHidden
            columns={reviewColumns}
            rows={reviewRowsOf(content, reference)}
          />
        </Section>
      )}
      <Section title="Bleed kits">
        <Table
          caption="Bleed kits, the nearest first where the phone knows where it is"
          isCaptionHidden
          columns={packColumns}
          rows={packRowsOf(content)}
        />
      </Section>
      <Section title="Night-time premises">
        <Table
          caption="Premises by safety rating"
          isCaptionHidden
          columns={premisesColumns}
          rows={premisesRowsOf(reference, content.day)}
        />
      </Section>
      <Freshness now={content.now} />
    </Page>
  );
}

function DispersalTable({ content, reference }: MapProps) {
  if (content.dispersals.length === 0) return null;
  return (
    <Section title="Dispersal in force">
      <Table
        caption="Dispersals in force"
        isCaptionHidden
        columns={dispersalColumns}
        rows={dispersalRowsOf(content, reference)}
      />
    </Section>
  );
}

const dispersalColumns = [
  { key: 'area', head: 'Where' },
  { key: 'from', head: 'From' },
  { key: 'to', head: 'Until' },
] as const;

const reviewColumns = [
  { key: 'place', head: 'Place' },
  { key: 'reports', head: 'Reports', isNumber: true },
  { key: 'last', head: 'The last' },
] as const;

const packColumns = [
  { key: 'name', head: 'Bleed kit' },
  { key: 'where', head: 'Where' },
  { key: 'away', head: 'From you' },
] as const;

const hotspotColumns = [
  { key: 'name', head: 'Hotspot' },
  { key: 'made', head: 'Visits', isNumber: true },
  { key: 'wanted', head: 'Target', isNumber: true },
  { key: 'owed', head: 'Owed', isNumber: true },
  { key: 'review', head: 'Case review' },
  { key: 'last', head: 'Last visit' },
  { key: 'walk', head: 'From you' },
] as const;

const zoneColumns = [
  { key: 'name', head: 'Zone' },
  { key: 'incidents', head: 'Incidents', isNumber: true },
] as const;

const incidentColumns = [
  { key: 'what', head: 'What' },
  { key: 'when', head: 'When' },
  { key: 'where', head: 'Where' },
] as const;

const premisesColumns = [
  { key: 'name', head: 'Premises' },
  { key: 'rating', head: 'Safety rating' },
  { key: 'review', head: 'Next review' },
] as const;
