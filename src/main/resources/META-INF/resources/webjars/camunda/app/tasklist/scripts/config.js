import { configuration, shortcuts } from '../../mentorat/locales.js';

export default {
  ...configuration('tasklist'),
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: shortcuts.claimTask },
    focusFilter: { key: 'ctrl+shift+f', description: shortcuts.focusFilter },
    focusList: { key: 'ctrl+alt+l', description: shortcuts.focusList },
    focusForm: { key: 'ctrl+alt+f', description: shortcuts.focusForm },
    startProcess: { key: 'ctrl+alt+p', description: shortcuts.startProcess }
  }
};
