export default {
  customScripts: ['../mentorat/one-sign-in']
};
