import { expect, test } from 'vitest';
import { isAnyFormOpen, openForm } from '../../src/app/open-forms.ts';

test('an update waits for as long as one form has something typed in it', () => {
  expect(isAnyFormOpen()).toBe(false);
  const closeFirst = openForm();
  const closeSecond = openForm();
  closeFirst();
  expect(isAnyFormOpen()).toBe(true);
  closeSecond();
  expect(isAnyFormOpen()).toBe(false);
});

test('closing a form twice does not let go of another', () => {
  const closeFirst = openForm();
  const closeSecond = openForm();
  closeFirst();
  closeFirst();
  expect(isAnyFormOpen()).toBe(true);
  closeSecond();
});
