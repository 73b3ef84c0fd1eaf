import type { Page } from 'playwright-core';

/**
 * The controls of a page that are too small to be hit: WCAG 2.2, 2.5.8 Target Size (Minimum). A target of less than 24x24
 * CSS pixels counts unless a circle of 24 px about its middle touches neither another target nor the circle of another
 * small one (the spacing exception). Each with its size and where it is; none is what a page should answer.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24;
    const roles = 'button link tab option menuitem menuitemradio checkbox radio switch slider combobox spinbutton'
      .split(' ')
      .map((role) => `[role="${role}"]`);
    const selector = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', ...roles].join(', ');
    /** What reacts as one with a field: the frame that was made around it, the label that ticks it. */
    const frames =
      'label, .ant-select, .ant-input-number, .ant-input-affix-wrapper, .ant-segmented-item, .ant-slider, .ant-tabs-tab';
    const targets = [...document.querySelectorAll(selector)]
      // The map's own marks lie where they lie; what they stand for is in the lists as well.
      .filter((element) => element.closest('.maplibregl-map, [aria-hidden="true"], [inert]') === null)
      .filter((element) => !(element instanceof HTMLInputElement && element.type === 'hidden'))
      .map((element) => element.closest(frames) ?? element);
    const seen = [...new Set(targets)].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const isVisible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const isOnPage = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
      if (!isVisible || !isOnPage || box.width === 0 || box.height === 0) return [];
      // A link within a sentence is as high as its line.
      const isInText = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
      if (isInText) return [];
      const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      // Scrolled out of its list, or covered by a dialog.
      const top = document.elementFromPoint(middle.x, middle.y);
      if (top === null || !(element.contains(top) || top.contains(element))) return [];
      // A hundredth for sizes that are no whole pixels.
      return [{ element, box, middle, isSmall: box.width < least - 0.01 || box.height < least - 0.01 }];
    });
    type Seen = (typeof seen)[number];
    const nearestOf = ({ middle }: Seen, { left, right, top, bottom }: DOMRect) =>
      Math.hypot(
        middle.x - Math.min(Math.max(middle.x, left), right),
        middle.y - Math.min(Math.max(middle.y, top), bottom),
      );
    const crowds = (one: Seen, other: Seen): boolean => {
      if (one === other || one.element.contains(other.element) || other.element.contains(one.element)) return false;
      if (nearestOf(one, other.box) < least / 2) return true;
      return other.isSmall && Math.hypot(one.middle.x - other.middle.x, one.middle.y - other.middle.y) < least;
    };
    return seen
      .filter((one) => one.isSmall && seen.some((other) => crowds(one, other)))
      .map(({ element, box }) => {
        const name = element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? element.className;
        const words = element.textContent.trim().slice(0, 20);
        return `${element.tagName.toLowerCase()} ${name} "${words}" ${box.width.toFixed(1)}x${box.height.toFixed(1)} in ${element.parentElement?.className ?? ''}`;
      });
  });
}
