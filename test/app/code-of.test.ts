import { expect, test } from 'vitest';
import { codeOf } from '../../src/app/code-of.ts';

test('a code is found in a whole link, a path, a message’s last word, or alone', () => {
  expect(codeOf('https://beatbook.example.org/join/aB3-x_9Q')).toBe('aB3-x_9Q');
  expect(codeOf(' /join/aB3-x_9Q ')).toBe('aB3-x_9Q');
  expect(codeOf('Your link: https://beatbook.example.org/join/aB3-x_9Q/')).toBe('aB3-x_9Q');
  expect(codeOf('aB3-x_9Q')).toBe('aB3-x_9Q');
});

test('what is no link is none', () => {
  for (const pasted of ['', 'hello', 'https://beatbook.example.org/', 'two words here']) {
    expect(codeOf(pasted)).toBeNull();
  }
});
