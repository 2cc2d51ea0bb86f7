/** What stands round every page of someone who is signed in. */

import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { PhoneState } from '../../device/phone.ts';
import type { Person } from '../../domain/people.ts';
import { roles } from '../../domain/roles.ts';
import { isAnyFormOpen } from '../open-forms.ts';
import { runningPatrolOf } from '../patrols.ts';
import { firstPathOf, routeAt } from '../routes.ts';
import { Banners } from './banners.tsx';
import { Bar } from './bar.tsx';
import { InstallOffer } from './install-offer.tsx';
import { Part } from './part.tsx';
import { PatrolLine } from './patrol-line.tsx';
import { NotAllowed, NotFound } from './plain-pages.tsx';
import { TopLine } from './top-line.tsx';
import './frame.css';

type Props = { readonly person: Person; readonly state: PhoneState };

export function Frame({ person, state }: Props) {
  const path = usePath(person);
  const found = routeAt(path);
  const isAllowed = found?.route.may(person.role) ?? false;
  const patrol = runningPatrolOf(state);
  const showsPatrol = !!patrol && path !== '/home' && !path.startsWith('/patrol');
  return (
    <div class={showsPatrol ? 'frame frame-patrolling' : 'frame'}>
      <SkipLink />
      <div class="foot">
        {showsPatrol && <PatrolLine />}
        <Bar person={person} current={found?.route.page ?? null} />
      </div>
      <div class="sheet-of-paper">
        <header>
          {state.isDemonstration && <Ribbon />}
          <TopLine state={state} isPersonal={isAllowed && found?.route.isPersonal === true} />
          <Banners state={state} isBusy={isAnyFormOpen() || !!patrol} />
          {path === '/home' && (
            <div class="banners">
              <InstallOffer state={state} />
            </div>
          )}
        </header>
        {!found && <NotFound />}
        {found && !isAllowed && <NotAllowed role={roles[person.role].plain} />}
        {found && isAllowed && <Part key={path} load={found.route.load} given={{ id: found.id }} />}
      </div>
    </div>
  );
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
