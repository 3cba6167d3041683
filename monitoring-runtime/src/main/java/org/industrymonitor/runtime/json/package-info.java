/** What is in the topics, as JSON for people and programs. */
package org.industrymonitor.runtime.json;
