import type { ReactElement } from 'react';

const lines = [0, 1, 2];

/** Who is looking, written across the picture so that a photograph of the screen names them. */
export function TileWatermark({ text }: { readonly text: string }): ReactElement {
  return (
    <div className="tile-watermark" aria-hidden="true">
      {lines.map((line) => (
        <span key={line}>{text}</span>
      ))}
    </div>
  );
}
