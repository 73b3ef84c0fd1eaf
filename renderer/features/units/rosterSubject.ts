/** Under this name the roster's refusals stand in the store. */
export const rosterSubject = 'roster';
