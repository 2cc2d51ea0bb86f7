/** The partnership's acronyms in plain words. */
import type { Reference } from '../../../domain/reference.ts';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Fold } from './fold.tsx';

export function Glossary({ terms }: Pick<Reference, 'terms'>) {
  if (terms.length === 0) return null;
  const sorted = terms.toSorted((a, b) => a.acronym.localeCompare(b.acronym, 'en-GB'));
  return (
    <Section title="Words">
      <Fold word={`${terms.length} acronyms in plain words`}>
        <SummaryList
          facts={sorted.map(({ acronym, plain }) => ({ label: acronym, value: plain }))}
        />
      </Fold>
    </Section>
  );
}
