/**
 * `<Table caption columns rows>`: figures under each other, right-aligned. On a phone each row becomes a small card with
 * its headings beside the values; `isKept` scrolls sideways instead, for tables that are read across.
 */
import type { ComponentChildren } from 'preact';
import './table.css';

export type Column = {
  readonly key: string;
  readonly head: string;
  /** Numbers stand at the right, in tabular figures. */
  readonly isNumber?: boolean | undefined;
};

export type TableRow = {
  readonly key: string;
  /** By column key; the first column's cell is the row's heading. */
  readonly cells: Readonly<Record<string, ComponentChildren>>;
};

type Props = {
  readonly caption: string;
  readonly isCaptionHidden?: boolean | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly isKept?: boolean | undefined;
};

export function Table({ caption, isCaptionHidden, columns, rows, isKept }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls must be reachable by keyboard, and have a name
    <div class="table-frame" role="region" aria-label={caption} tabIndex={isKept ? 0 : undefined}>
      <table class={isKept ? 'table' : 'table table-folds'}>
        <caption class={isCaptionHidden ? 'only-heard' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, isNumber }) => (
              <th key={key} scope="col" class={isNumber ? 'table-number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRowLine key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRowLine({
  row,
  columns,
}: {
  readonly row: TableRow;
  readonly columns: readonly Column[];
}) {
  return (
    <tr>
      {columns.map(({ key, head, isNumber }, place) =>
        place === 0 ? (
          <th key={key} scope="row">
            {row.cells[key]}
          </th>
        ) : (
          <td key={key} class={isNumber ? 'table-number' : undefined} data-head={head}>
            {row.cells[key]}
          </td>
        ),
      )}
    </tr>
  );
}
