// As texts-fr.js, for who reads English. The form library's own words are English already; the forms are French only.
export const tasklist = {
  urgent: 'Urgent',
  decideMany: 'Decide in bulk',
  deadline: when => `Due: ${when}`,
  claimFirst: 'Nobody is taking care of this task yet. To answer it, claim it first.',
  seeFields: 'Some answers are missing, or do not fit. Nothing is lost: see the red text below the questions.'
};

export const header = {
  site: 'Mentoring site',
  notices: 'My notices',
  otherLanguage: 'Français',
  otherTag: 'fr-CA',
  otherCode: 'fr'
};
