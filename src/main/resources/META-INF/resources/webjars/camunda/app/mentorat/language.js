// The forms, the names of tasks and filters, and what the service answers are French: a screen reader must read them so.
document.documentElement.lang = 'fr-CA';

export default [];
