/** Every kind of trouble, by class, each with the sentence that says what counts as it and what does not. */
import type { Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import { iconNamed } from '../../ui/icons.ts';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';

type Props = {
  readonly reference: Reference;
  readonly day: string;
  readonly chosen?: string | undefined;
  readonly onChoose: (typeId: string) => void;
};

export function KindList({ reference, day, chosen, onChoose }: Props) {
  const types = reference.incidentTypes.filter((type) => isValidOn(type, day));
  return (
    <>
      {reference.lists.incidentClasses.map(({ id, name, plain }) => {
        const own = types.filter((type) => type.class === id);
        if (own.length === 0) return null;
        return (
          <Section key={id} title={name} hint={plain}>
            <List>
              {own.map((type) => (
                <Row
                  key={type.id}
                  icon={iconNamed(type.icon)}
                  title={type.name}
                  detail={type.plain}
                  isCurrent={type.id === chosen}
                  onClick={() => onChoose(type.id)}
                />
              ))}
            </List>
          </Section>
        );
      })}
    </>
  );
}
