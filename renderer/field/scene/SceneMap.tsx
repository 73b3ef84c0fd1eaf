import type { Place } from '../../../protocol/geometry/place.ts';
import type { FieldScene } from '../../../protocol/scene/fieldScene.ts';
import { useField } from '../FieldContext.ts';
import { drawScene } from './drawScene.ts';
import { GroundMap } from './GroundMap.tsx';
import { useWords } from '../useWords.ts';

interface SceneMapProps {
  readonly place: Place;
  readonly around: FieldScene | null;
}

/** The scene, this phone, the other crews and the closed roads on the ground. */
export function SceneMap({ place, around }: SceneMapProps) {
  const { t, i18n } = useWords();
  const position = useField((state) => state.position);
  const own = position.kind === 'sharing' ? position : null;
  return (
    <GroundMap
      spots={own === null ? [place] : [place, own]}
      label={t('field.around.map')}
      testId="field-scene-map"
      draw={(context, size, view, palette) =>
        drawScene(
          context,
          size,
          {
            ...{ view, scene: place, own, around },
            nameOf: ({ callSign }) => (i18n.language === 'en' ? callSign.en : callSign.zh),
          },
          palette,
        )
      }
    />
  );
}
