/** Which Beatbook this is, and what is new in it. */
import { useState } from 'preact/hooks';
import { usePhone } from '../../phone-context.tsx';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { dayWords } from '../../words.ts';
import { Fold } from './fold.tsx';
import { fetchNews, type News } from './news.ts';

export function About() {
  const { state, world } = usePhone();
  const [news, setNews] = useState<readonly News[] | 'none' | null>(null);
  const open = async () => setNews(await fetchNews(world.fetch));
  return (
    <Section title="About Beatbook">
      <SummaryList
        facts={[
          { label: 'Version', value: __RELEASE__ },
          { label: 'Law and numbers', value: asAtWords(state.reference?.partnership.policy.asAt) },
        ]}
      />
      <Fold word="What is new" onOpen={open}>
        {news === 'none' && <p>This can be read when there is signal.</p>}
        {Array.isArray(news) && news.map((it: News) => <Release key={it.version} news={it} />)}
      </Fold>
    </Section>
  );
}

const asAtWords = (day: string | undefined): string | undefined =>
  day && `checked on ${dayWords(day, '')}`;

function Release({ news: { version, on, changes } }: { readonly news: News }) {
  return (
    <section class="stack">
      <h3>
        {version}, {dayWords(on, '')}
      </h3>
      <ul class="news">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </section>
  );
}
