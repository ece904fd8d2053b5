/**
 * A mentor takes over from another during the service, without anybody's fault (R80): why it is
 * asked stays with the coordination, what the pair wrote stays with the pair until the mentee says
 * otherwise.
 */
package org.mentorat.handover;
