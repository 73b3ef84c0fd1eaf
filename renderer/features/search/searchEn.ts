/** The words of searching for a place. */
export const searchEn = {
  search: {
    title: 'Find a place',
    placeholder: 'Place, camera, area, grid code or coordinates',
    hint: 'Pinyin initials will do. Coordinates: WGS-84, CGCS2000, GCJ-02, BD-09, degrees or MGRS.',
    nothing: 'No such place was found',
  },
};
