// Cockpit opens a diagram where the one before it was looked at. The phases of a mentorship are drawn on planes of their own, so that may be where this one has nothing.
function showWhatIsDrawn(viewer) {
  const canvas = viewer.get('canvas');
  const { x, y, width, height, inner } = canvas.viewbox();
  const seen = inner.x < x + width && inner.x + inner.width > x && inner.y < y + height && inner.y + inner.height > y;
  if (!seen) {
    canvas.zoom('fit-viewport', 'auto');
  }
}

const look = view => ({
  id: `mentorat-${view}`,
  pluginPoint: `cockpit.${view}.diagram.plugin`,
  render(viewer) {
    const timer = window.setTimeout(() => showWhatIsDrawn(viewer), 300);
    this.unmount = () => window.clearTimeout(timer);
  }
});

export default [look('processDefinition'), look('processInstance')];
