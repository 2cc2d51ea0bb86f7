import { describe, expect, it } from 'vitest';
import { noteWarningsOf } from '../../src/domain/note-warnings.ts';

const places = ['Brenchley Gardens', 'Gabriel’s Hill', 'Jubilee Square', 'Shepway'];
const found = (note: string): string[] =>
  noteWarningsOf(note, places).map((warning) => `${warning.kind}: ${warning.found}`);

describe('A note', () => {
  it.each([
    ['rang from 07700 900123 at noon', 'phone: 07700 900123'],
    ['rang from +44 7700 900123', 'phone: +44 7700 900123'],
    ['call 01632 960 001 back', 'phone: 01632 960 001'],
    ['office is (020) 7946 0018', 'phone: (020) 7946 0018'],
  ])('warns of a telephone number in “%s”', (note, warning) => {
    expect(found(note)).toEqual([warning]);
  });

  it.each([
    ['red van AB12 CDE', 'plate: AB12 CDE'],
    ['red van ab12cde', 'plate: ab12cde'],
    ['moped A123 BCD by the bins', 'plate: A123 BCD'],
    ['an old van ABC 123D', 'plate: ABC 123D'],
  ])('warns of a number plate in “%s”', (note, warning) => {
    expect(found(note)).toEqual([warning]);
  });

  it.each([
    ['write to sam.jones@example.org please', 'email: sam.jones@example.org'],
    ['spoke with Mr Smith', 'name: Mr Smith'],
    ['complaint by Mrs. Ann Walker', 'name: Mrs. Ann Walker'],
    ['three boys, one was Kyle Marsh again', 'name: Kyle Marsh'],
    ['Kyle Marsh was here again', 'name: Kyle Marsh'],
  ])('warns of who somebody is in “%s”', (note, warning) => {
    expect(found(note)).toEqual([warning]);
  });

  it.each([
    'Group by the bandstand in Brenchley Gardens, left when asked',
    'The Gabriel’s Hill taxi rank, from 21:30 to 02:00',
    'Moved to Jubilee Square. Council clean-up asked for on Monday',
    'Seen near Earl Street and King Street on Friday November 20',
    'About 10 to 15 youths, 20 minutes, 3 bottles of 500 ml, ref 2026/1122',
    'Gone in 20 min. Back at 01:45. PCSO told them, PC took 2 cans',
    'Music from flats 12 and 14, heard 40 m away',
  ])('says nothing of “%s”', (note) => {
    expect(found(note)).toEqual([]);
  });

  it('names the same thing once', () => {
    expect(found('AB12 CDE again, AB12 CDE parked')).toEqual(['plate: AB12 CDE']);
  });
});
