/**
 * What became of each mentorship, for the coordination and the audit: its steps, its promises, who
 * acted in what part. No names and nothing that the pair wrote; read only.
 */
package org.mentorat.history;
