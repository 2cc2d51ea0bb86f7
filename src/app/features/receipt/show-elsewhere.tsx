/** The receipt as a text: copied, shared or saved as a file. */
import { useState } from 'preact/hooks';
import { saveFile } from '../../save-file.ts';
import { Button } from '../../ui/button.tsx';
import { fileNameOf } from './receipt-text.ts';

type Props = { readonly code: string; readonly text: string };

export function ShowElsewhere({ code, text }: Props) {
  const [said, setSaid] = useState('');
  const file = () => new File([text], fileNameOf(code), { type: 'text/plain' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('This browser does not let it be copied: save it as a file.');
    }
  };
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ files: [file()], title: `Receipt ${code}` });
    } catch {
      // Whoever closes the browser's own sheet has changed their mind: there is nothing to say.
    }
  };
  return (
    <>
      <div class="side-by-side">
        <Button icon="download" onClick={() => saveFile(file(), fileNameOf(code))}>
          Save as a file
        </Button>
        <Button icon="copy" onClick={copy}>
          Copy
        </Button>
        {canShare(file) && (
          <Button icon="send" onClick={share}>
            Share
          </Button>
        )}
      </div>
      <p role="status" class="soft">
        {said}
      </p>
      <details class="receipt-text">
        <summary>The text</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </>
  );
}

const canShare = (file: () => File): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [file()] });
