/** What each page is called in the bar, and its icon. */
import type { PageName } from '../../domain/roles.ts';
import type { IconName } from '../ui/icons.ts';

export const pagesOfBar: Readonly<
  Record<PageName, { readonly word: string; readonly icon: IconName }>
> = {
  home: { word: 'Home', icon: 'house' },
  map: { word: 'Map', icon: 'map' },
  records: { word: 'Records', icon: 'list' },
  summary: { word: 'Summary', icon: 'chart-column' },
  hub: { word: 'Youth hub', icon: 'heart-handshake' },
  people: { word: 'People', icon: 'users' },
  me: { word: 'Me', icon: 'user' },
};
