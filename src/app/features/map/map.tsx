/** The map: `/map` to look, `/map?pin=ID` to say where an incident was, `/map?area=ID` where a dispersal holds. */
import { useLocation } from 'preact-iso';
import { roles } from '../../../domain/roles.ts';
import { usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { AreaMap } from './area-map.tsx';
import { BrowseMap } from './browse-map.tsx';
import { PinMap } from './pin-map.tsx';
import './map.css';

export function MapPage() {
  const { state } = usePhone();
  const { query } = useLocation();
  const { reference, person } = state;
  if (!reference || !person) {
    return (
      <Page title="Map">
        <EmptyState title="The map is not here yet" icon="map">
          It comes with the partnership’s places, once, when there is signal. After that it works
          without.
        </EmptyState>
      </Page>
    );
  }
  if (query.area !== undefined && roles[person.role].logs.includes('dispersal')) {
    return (
      <AreaMap key={query.area} reference={reference} person={person} form={query.area || 'new'} />
    );
  }
  return query.pin === undefined ? (
    <BrowseMap reference={reference} person={person} />
  ) : (
    <PinMap key={query.pin} reference={reference} person={person} recordId={query.pin} />
  );
}
