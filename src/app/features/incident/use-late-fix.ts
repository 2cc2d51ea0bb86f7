/** A phone that was cold in a pocket knows where it is some seconds after the tap: that still counts as the place. */
import { useEffect, useRef } from 'preact/hooks';
import type { Held } from '../../../device/phone.ts';
import { fixAgeMaxMs } from '../../../domain/new-incident.ts';
import type { Reference } from '../../../domain/reference.ts';
import { placeOf } from '../../start-patrol.ts';
import { useFix } from '../../use-fix.ts';
import { placedFields } from './placed.ts';
import type { IncidentForm } from './use-incident-form.ts';

export function useLateFix(held: Held<'incident'>, form: IncidentForm, reference: Reference): void {
  const isLaid = useRef(false);
  const { fix } = useFix();
  const isAsked = held.fields.place === undefined && held.fields.isUnfinished;
  useEffect(() => {
    if (!fix || !isAsked || isLaid.current) return;
    if (Math.abs(fix.at - held.createdAt) > fixAgeMaxMs) return;
    isLaid.current = true;
    form.choose(placedFields(placeOf(fix), form.at, reference, held.fields.hotspot));
  }, [fix, isAsked, held, form, reference]);
}
