import { language } from './locales.js';
import { forms } from './texts-fr.js';

// The form library in Tasklist has no languages. Its own words, and only they, are replaced as they appear; what people write or read is in other places.
const TEXTS = [
  '.fjs-form-field-error', '.fjs-select-placeholder', '.fjs-dropdownlist-empty', '.fjs-table-empty', '.fjs-table-td[colspan]', '.fjs-table-nav',
  '.flatpickr-monthDropdown-month', '.flatpickr-weekday', '.cur-month'
].join();
const ATTRIBUTES = {
  placeholder: 'input[placeholder]',
  title: '.fjs-taglist-tag-remove[title]',
  'aria-label': '.flatpickr-calendar [aria-label], .fjs-number-arrow-container [aria-label], .fjs-table-nav [aria-label], .fjs-table-th[aria-label]'
};

function inFrench(text) {
  const trimmed = text.trim();
  if (Object.hasOwn(forms.words, trimmed)) {
    return forms.words[trimmed];
  }
  for (const [pattern, sentence] of forms.sentences) {
    if (pattern.test(trimmed)) {
      return trimmed.replace(pattern, sentence);
    }
  }
  return null;
}

function translate(form) {
  for (const element of form.querySelectorAll(TEXTS)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const french = inFrench(text.data);
      if (french !== null) {
        text.data = text.data.replace(text.data.trim(), () => french);
      }
    }
  }
  for (const [attribute, selector] of Object.entries(ATTRIBUTES)) {
    for (const element of form.querySelectorAll(selector)) {
      const french = inFrench(element.getAttribute(attribute));
      if (french !== null) {
        element.setAttribute(attribute, french);
      }
    }
  }
}

function formsIn(changes) {
  const found = new Set();
  for (const { target, addedNodes } of changes) {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    const around = element && element.closest('.fjs-container');
    if (around) {
      found.add(around);
    } else if (addedNodes.length > 0 && element) {
      element.querySelectorAll('.fjs-container').forEach(form => found.add(form));
    }
  }
  return found;
}

if (language === 'fr') {
  new MutationObserver(changes => formsIn(changes).forEach(translate)).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: Object.keys(ATTRIBUTES)
  });
}

export default [];
