/**
 * The seams: for each model in {@code bpmn/}, its names, its variables, and what its service tasks
 * ask of the rooms.
 */
package org.mentorat.process;
