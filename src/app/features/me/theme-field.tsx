/** Day, dark, night-red, or as the phone has it; and how large figures and buttons are. */
import {
  chooseFiguresSize,
  type FiguresSize,
  figuresSize,
  figuresSizes,
} from '../../figures-size.ts';
import { chooseTheme, type ThemeChoice, themeChoice, themeChoices } from '../../theme.ts';
import { Choices } from '../../ui/choices.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Section } from '../../ui/section.tsx';

const words: Readonly<Record<ThemeChoice, { readonly label: string; readonly icon: IconName }>> = {
  phone: { label: 'As the phone', icon: 'smartphone' },
  day: { label: 'Day', icon: 'sun' },
  dark: { label: 'Dark', icon: 'moon' },
  'night-red': { label: 'Night red', icon: 'eye' },
};

const sizeWords: Readonly<Record<FiguresSize, string>> = {
  usual: 'As usual',
  large: 'Large figures',
};

export function ThemeField() {
  return (
    <Section title="How it looks">
      <Choices
        legend="Light"
        hint="Night red keeps your eyes used to the dark."
        required
        options={themeChoices.map((value) => ({ value, ...words[value] }))}
        value={themeChoice.value}
        onChange={(value) => chooseTheme(themeChoices.find((it) => it === value) ?? 'phone')}
      />
      <Choices
        legend="Size"
        hint="Large figures are for gloves, rain and reading at arm’s length."
        required
        options={figuresSizes.map((value) => ({ value, label: sizeWords[value] }))}
        value={figuresSize.value}
        onChange={(value) =>
          chooseFiguresSize(figuresSizes.find((size) => size === value) ?? 'usual')
        }
      />
    </Section>
  );
}
