import { describe, expect, it } from 'vitest';
import { parseFields, withFields } from '../../src/domain/records.ts';
import { parse, text } from '../../src/domain/schema.ts';

const incident = {
  type: 'rowdy',
  class: 'nuisance',
  from: 1_790_000_000_000,
  to: 1_790_000_000_000,
  zones: ['town-centre'],
};

describe('Parsing at the edge', () => {
  it('takes a whole incident', () => {
    expect(parseFields('incident', incident)).toEqual({ ok: true, value: incident });
  });

  it('names an unknown field and never what it held', () => {
    const parsed = parseFields('incident', { ...incident, suspect: 'canary-name' });
    expect(parsed).toEqual({ ok: false, fault: { code: 'unknown-field', where: 'suspect' } });
  });

  it('names a missing field', () => {
    const { class: _left, ...partial } = incident;
    expect(parseFields('incident', partial)).toEqual({
      ok: false,
      fault: { code: 'malformed', where: 'class is missing' },
    });
  });

  it('refuses a wrong type without repeating the value', () => {
    const parsed = parseFields('incident', { ...incident, from: 'canary-value' });
    expect(JSON.stringify(parsed)).not.toContain('canary-value');
    expect(parsed.ok).toBe(false);
  });

  it('refuses NUL and other control characters but takes emoji, right-to-left text and new lines', () => {
    expect(parse(text(40), 'a\u0000b').ok).toBe(false);
    expect(parse(text(40), 'line one\nشكرا 🙂').ok).toBe(true);
  });

  it('does not let a field called __proto__ reach an object’s prototype', () => {
    const merged = withFields({}, JSON.parse('{"__proto__":{"isAdmin":true}}'));
    expect((merged as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('empties a field by null and leaves the others', () => {
    expect(withFields({ note: 'x', zones: [] }, { note: null })).toEqual({ zones: [] });
  });
});
