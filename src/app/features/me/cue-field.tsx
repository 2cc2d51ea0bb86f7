/** How this phone says that it is time to move on. */
import { type CueChoice, canBuzz, chooseCue, cueChoice, cueChoices } from '../../cue-choice.ts';
import { giveCue } from '../../give-cue.ts';
import { Choices } from '../../ui/choices.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Section } from '../../ui/section.tsx';

const words: Readonly<Record<CueChoice, { readonly label: string; readonly icon: IconName }>> = {
  screen: { label: 'On the screen only', icon: 'eye' },
  buzz: { label: 'It vibrates', icon: 'smartphone' },
  sound: { label: 'A short sound', icon: 'volume-2' },
};

export function CueField() {
  const choose = (value: string | null) => {
    const choice = cueChoices.find((it) => it === value) ?? 'screen';
    chooseCue(choice);
    giveCue('quiet', choice);
  };
  return (
    <Section title="When it is time to move on">
      <Choices
        legend="Cue"
        isLegendHidden
        hint={
          canBuzz()
            ? 'The screen always says so. You hear or feel it when you choose it.'
            : 'The screen always says so. This phone lets no page vibrate.'
        }
        required
        options={cueChoices
          .filter((value) => value !== 'buzz' || canBuzz())
          .map((value) => ({ value, ...words[value] }))}
        value={cueChoice.value}
        onChange={choose}
      />
    </Section>
  );
}
