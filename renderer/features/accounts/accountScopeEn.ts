/** Words of what an account is bound to, en. */
export const accountScopeEn = {
  accountScope: {
    column: 'Belongs to',
    hall: 'City hall',
    change: 'Area and agency',
    title: 'Area and agency of {{name}}',
    wholeCity: 'None: the city hall',
    noAgency: 'No agency',
    hallMeans: 'A seat of the city hall: acts on every incident and sends every unit.',
    centreMeans:
      "A lower centre's seat: acts on incidents of its area and below, sends its area's units, and is told when the hall acts past it.",
    agencyMeans: "An agency's seat: acts on incidents handed to it and sends its own units.",
    logsOut:
      'Open pages of the account are logged out; it counts from the next login. The change stands in the audit log.',
    save: 'Save',
  },
} as const;
