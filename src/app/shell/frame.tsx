/** What stands round every page of someone who is signed in. */

import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { PhoneState } from '../../device/phone.ts';
import { runningPatrolOf } from '../../device/running-patrol.ts';
import type { Person } from '../../domain/people.ts';
import { roles } from '../../domain/roles.ts';
import { firstPathOf, routeAt } from '../routes.ts';
import { Bar } from './bar.tsx';
import { Part } from './part.tsx';
import { Quiet } from './quiet.tsx';
import { TopLine } from './top-line.tsx';
import './frame.css';

const banners = async () => (await import('./banners.tsx')).Banners;
const patrolLine = async () => (await import('./patrol-line.tsx')).PatrolLine;
const notFound = async () => (await import('./plain-pages.tsx')).NotFound;
const notAllowed = async () => (await import('./plain-pages.tsx')).NotAllowed;

type Props = { readonly person: Person; readonly state: PhoneState };

export function Frame({ person, state }: Props) {
  const path = usePath(person);
  const found = routeAt(path);
  const isPersonal = found?.route.isPersonal === true && found.route.may(person.role);
  const patrol = runningPatrolOf(state);
  const showsPatrol = !!patrol && path !== '/home' && !path.startsWith('/patrol');
  return (
    <div class={showsPatrol ? 'frame frame-patrolling' : 'frame'}>
      <SkipLink />
      <div class="foot">
        {showsPatrol && (
          <aside aria-label="Running patrol">
            <Quiet load={patrolLine} given={{}} />
          </aside>
        )}
        <Bar person={person} current={found?.route.page ?? null} />
      </div>
      <div class="sheet-of-paper">
        <header>
          {state.isDemonstration && <Ribbon />}
          {isPersonal && <p class="marking">OFFICIAL-SENSITIVE</p>}
          <TopLine state={state} />
          <Quiet load={banners} given={{ state, isHome: path === '/home' }} />
        </header>
        <PageAt key={path} path={path} person={person} />
      </div>
    </div>
  );
}

function PageAt({ path, person }: { readonly path: string; readonly person: Person }) {
  const found = routeAt(path);
  if (!found) return <Part load={notFound} given={{}} />;
  if (found.route.may(person.role))
    return <Part load={found.route.load} given={{ id: found.id }} />;
  return <Part load={notAllowed} given={{ role: roles[person.role].plain }} />;
}

/** `/` is the role's first page; the address becomes that page's, so that Back does not come here again. */
function usePath(person: Person): string {
  const { path, route } = useLocation();
  const first = firstPathOf(person.role);
  useEffect(() => {
    if (path === '/') route(first, true);
  }, [path, first, route]);
  return path === '/' ? first : path;
}

export function SkipLink() {
  return (
    <a class="skip only-heard" href="#main">
      Go to the content
    </a>
  );
}

export function Ribbon() {
  return (
    <p class="ribbon">
      <strong>Demonstration.</strong> Nothing here is real.
    </p>
  );
}
