/** The words of the platform as values that cannot be invalid. */
package org.industrymonitor.model;
