import type { Place } from '../../../protocol/geometry/place.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { navigationLinks } from './navigationLinks.ts';
import { useWords } from '../useWords.ts';

interface NavigationSheetProps {
  readonly place: Place;
  readonly address: string;
  readonly onClose: () => void;
}

/** Which map app of the phone leads there; the page cannot know which are installed. */
export function NavigationSheet({ place, address, onClose }: NavigationSheetProps) {
  const { t } = useWords();
  return (
    <Sheet heading={t('field.navigation.heading')} onClose={onClose}>
      <p>{address}</p>
      {navigationLinks(place, address, navigator.userAgent).map(({ app, href }) => (
        <a key={app} className="button" href={href} data-testid={`field-navigate-${app}`}>
          {t(`field.navigation.${app}`)}
        </a>
      ))}
      <p className="muted">{t('field.navigation.hint')}</p>
    </Sheet>
  );
}
