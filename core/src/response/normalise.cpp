// Converts what installs really send into the form of the description (wire facts, "Values" and "Lists that
// are objects"). A value that cannot be converted stays as it is, so nothing is lost.
#include "response/normalise.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

#include "common/number.h"
#include "json/builder.h"

namespace balvps {
namespace {

bool is_decimal_integer(std::string_view text) noexcept {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.size() <= 19 && (digits.size() == 1 || digits.front() != '0') &&
           std::all_of(digits.begin(), digits.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// Whether a value is a name, and not an ID or a flag.
bool is_word(const Value &value) noexcept {
    return value.is_string() && !is_decimal_integer(value.text()) && !value.text().empty();
}

bool is_empty_date(std::string_view date) noexcept {
    return date.empty() || (date.front() == '0' && date.starts_with("0000-00-00"));  // '0' is rare
}

/// No amount of money has more digits. Programs that calculate with longer numbers may hang.
constexpr std::size_t longest_amount = 40;

/// Whether a text is a JSON number with an exponent.
bool has_exponent(std::string_view text) noexcept {
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto mark =
        std::find_if(text.begin(), text.end(), [](char letter) { return (letter | 0x20) == 'e'; });
    if (mark == text.end()) {
        return false;
    }
    std::string_view mantissa(text.begin(), mark);
    std::string_view exponent(mark + 1, text.end());
    mantissa.remove_prefix(mantissa.starts_with('-') ? 1 : 0);
    exponent.remove_prefix(exponent.starts_with('-') || exponent.starts_with('+') ? 1 : 0);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    return point > 0 && std::all_of(mantissa.begin(), mantissa.begin() + point, is_digit) &&
           std::all_of(std::min(mantissa.begin() + point + 1, mantissa.end()), mantissa.end(), is_digit) &&
           !exponent.empty() && std::all_of(exponent.begin(), exponent.end(), is_digit);
}

/// Writes a number with an exponent in plain decimal digits. Empty if that would be too long.
std::string without_exponent(std::string_view number) {
    const std::size_t mark = number.find_first_of("eE");
    std::string_view mantissa = number.substr(0, mark);
    std::string_view exponent_text = number.substr(mark + 1);
    if (exponent_text.starts_with('+')) {
        exponent_text.remove_prefix(1);
    }
    constexpr int longest = static_cast<int>(longest_amount);
    const int exponent = read_number<int>(exponent_text).value_or(longest + 1);
    if (exponent > longest || exponent < -longest) {
        return {};
    }
    std::string sign;
    if (mantissa.starts_with('-')) {
        sign = "-";
        mantissa.remove_prefix(1);
    }
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    std::string digits(mantissa);
    std::erase(digits, '.');
    const int position = static_cast<int>(point) + exponent;  // of the decimal point in the digits
    if (position <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - position), '0');
        digits.insert(1, ".");
    } else if (static_cast<std::size_t>(position) >= digits.size()) {
        digits.append(static_cast<std::size_t>(position) - digits.size(), '0');
    } else {
        digits.insert(static_cast<std::size_t>(position), ".");
    }
    const std::size_t first = digits.find_first_not_of('0');  // "0012" -> "12", but "0.5" keeps its zero
    if (first == std::string::npos) {
        return sign + "0";
    }
    digits.erase(0, digits[first] == '.' ? first - 1 : first);
    return sign + digits;
}

class Normaliser {
  public:
    Normaliser(Arena &arena, Watch &watch) : arena_(arena), watch_(watch) {
        constexpr std::size_t usual_schemas = 4;
        constexpr std::size_t usual_fields = 64;
        plans_.reserve(usual_schemas);
        positions_.reserve(usual_fields);
    }

    void value(Value &value, const Schema &schema, std::string_view name) {
        switch (schema.kind) {
            case ValueKind::any:
                break;
            case ValueKind::integer:
            case ValueKind::id:
                if (value.is_string() && is_decimal_integer(value.text())) {
                    value.set_type(ValueType::number);
                }
                break;
            case ValueKind::boolean:
                boolean(value);
                break;
            case ValueKind::money:
                money(value, name);
                break;
            case ValueKind::date:
                if (value.is_string() && is_empty_date(value.text())) {
                    value.set_inside(ValueType::null, "");
                }
                break;
            case ValueKind::string_or_list:
                if (value.is_object()) {
                    object_to_list(value);
                }
                break;
            case ValueKind::messages:
                messages(value);
                break;
            case ValueKind::privileges:
                privileges(value);
                break;
            case ValueKind::object:
                object(value, schema, name);
                break;
            case ValueKind::list:
                list(value, schema, name);
                break;
            case ValueKind::undescribed:
                positions(value);
                if (value.is_object()) {
                    object(value, schema, name);
                }
                break;
        }
    }

    /// Reports a mistake in the answer. Only the first one is kept.
    void report(std::string_view name, std::string_view what) {
        if (outcome_) {
            std::string message = "the answer does not fit this operation: ";
            message.append(name.empty() ? "the answer " : "'" + std::string(name) + "' ").append(what);
            outcome_ = failure(malformed_answer_error(std::move(message), reason::wrong_type));
        }
    }

    Result<void> outcome() { return std::move(outcome_); }

  private:
    static void boolean(Value &value) noexcept {
        const std::string_view text = value.text();
        if (!value.is_string() && !value.is_number()) {
            return;
        }
        if (text == "1" || text == "true") {
            value.set_inside(ValueType::boolean, "true");
        } else if (text == "0" || text == "false" || (value.is_string() && text.empty())) {
            value.set_inside(ValueType::boolean, "false");
        }
    }

    /// A text that is not a number stays unchanged.
    void money(Value &value, std::string_view name) {
        if (!value.is_number() && !value.is_string()) {
            return;
        }
        const std::string_view text = value.text();
        if (!has_exponent(text)) {
            if (text.size() > longest_amount) {
                report(name, "is too long for an amount");
            }
            value.set_type(ValueType::string);
            return;
        }
        const std::string plain = without_exponent(text);
        if (plain.empty() || plain.size() > longest_amount) {
            report(name, "is too large or too small for an amount");
            return;
        }
        value = DocumentBuilder::make_text(arena_, ValueType::string, plain);
    }

    static void collect_messages(const Value &value, WorkVector<Value> &out) {
        if (value.is_container()) {
            for (const Value &child : value) {
                collect_messages(child, out);
            }
        } else if (!value.is_null()) {
            out.push_back(value);
            out.back().set_type(ValueType::string);
        }
    }

    void messages(Value &value) {
        WorkVector<Value> found{WorkAllocator<Value>(arena_)};
        collect_messages(value, found);
        auto *items = static_cast<Value *>(arena_.allocate(found.size() * sizeof(Value)));
        std::uninitialized_copy(found.begin(), found.end(), items);
        value = DocumentBuilder::make_array(items, found.size());
    }

    struct Positioned {
        std::uint64_t position;
        Value value;
    };

    /// Radix sort by the bytes of the positions, least significant byte first. Its time is linear in the
    /// number of items. It is stable.
    void sort(WorkVector<Positioned> &items) {
        constexpr unsigned byte = 8;
        WorkVector<Positioned> sorted(items.size(), WorkAllocator<Positioned>(arena_));
        for (unsigned shift = 0; shift < 64; shift += byte) {
            const auto byte_of = [shift](const Positioned &item) { return (item.position >> shift) & 0xFF; };
            std::array<std::size_t, 257> starts{};
            for (const Positioned &item : items) {
                ++starts.at(byte_of(item) + 1);
            }
            if (std::find(starts.begin(), starts.end(), items.size()) != starts.end()) {
                continue;  // this byte is the same in all items
            }
            std::partial_sum(starts.begin(), starts.end(), starts.begin());
            for (const Positioned &item : items) {
                sorted[starts.at(byte_of(item))++] = item;
            }
            items.swap(sorted);
        }
    }

    /// PHP writes an array if the positions run from 0 to n-1, and otherwise an object. The key is a
    /// position, not an ID.
    void object_to_list(Value &value) {
        WorkVector<Positioned> items{WorkAllocator<Positioned>(arena_)};
        items.reserve(value.size());
        bool sorted = true;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string_view key = value.name(i);
            watch_.step();
            // Keys that are not positions follow at the end, in their original order.
            const std::uint64_t position = read_number<std::uint64_t>(key).value_or(UINT64_MAX);
            sorted = sorted && (items.empty() || items.back().position <= position);
            items.push_back({position, *value.item(i)});
        }
        if (!sorted) {
            sort(items);
            std::transform(items.begin(), items.end(), value.children(),
                           [](const Positioned &item) { return item.value; });
        }
        value.set_type(ValueType::array);
    }

    /// Whether all members are words, and their keys are positions. PHP writes a list like that if it has
    /// removed some items. IDs look like positions, but their members are lists or flags.
    static bool is_list_of_words(const Value &object) noexcept {
        for (std::size_t i = 0; i < object.size(); ++i) {
            if (!read_number<std::uint64_t>(object.name(i)) || !is_word(*object.item(i))) {
                return false;
            }
        }
        return object.size() > 0;
    }

    /// Whether the names of an object are positions that begin with 0. An ID is never 0.
    static bool is_list_with_gaps(const Value &object) noexcept {
        if (object.size() == 0 || object.name(0) != "0") {
            return false;
        }
        for (std::size_t i = 1; i < object.size(); ++i) {
            if (!is_decimal_integer(object.name(i)) || object.name(i).starts_with('-')) {
                return false;
            }
        }
        return true;
    }

    void positions(Value &value) {
        if (!value.is_container()) {
            return;
        }
        if (value.is_object() && is_list_with_gaps(value)) {
            object_to_list(value);
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            watch_.step();
            positions(value.children()[i]);
        }
    }

    void privileges(Value &value) {
        if (value.is_array() && value.size() == 0) {
            value = empty_object();
        }
        if (!value.is_object()) {
            return;
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            Value &member = value.children()[i];
            if (!member.is_object()) {
                boolean(member);
            } else if (is_list_of_words(member)) {
                object_to_list(member);
            } else {
                privileges(member);
            }
        }
    }

    /// Puts each key of an object into the member's own field for it. Keys of lists that are positions are
    /// not kept.
    void keep_keys(Value &object, const Schema &schema) {
        for (std::size_t i = 0; i < object.size(); ++i) {
            watch_.step();
            const Value key = object.shape().names[i];
            Value &member = object.children()[i];
            if (member.is_array() && member.size() == 0) {
                member = empty_object();  // PHP writes an empty object as []
            }
            wrap(member, schema);
            if (!member.is_object()) {
                continue;
            }
            const std::optional<std::uint32_t> own = member.shape().position(schema.key);
            if (!own) {
                member = with_member(schema.key, key, member);
            } else if (Value &id = member.children()[*own]; id.is_null()) {
                id = key;
            }
        }
    }

    /// Makes an object of a member that is none, if the list's items are objects with a field for it.
    void wrap(Value &item, const Schema &schema) {
        if (!schema.value.empty() && !item.is_container() && !item.is_null()) {
            item = with_member(schema.value, item, empty_object());
        }
    }

    /// Makes a list of one value, unless it is empty.
    void wrap_alone(Value &value) {
        const bool empty = value.text().empty();
        auto *item = static_cast<Value *>(arena_.allocate(sizeof(Value)));
        std::construct_at(item, value);
        value = DocumentBuilder::make_array(item, empty ? 0 : 1);
    }

    void list(Value &value, const Schema &schema, std::string_view name) {
        if (!schema.value.empty() && (value.is_string() || value.is_number())) {
            wrap_alone(value);
        }
        if (value.is_null()) {
            value = DocumentBuilder::make_array(nullptr, 0);
        } else if (value.is_object()) {
            if (!schema.key.empty()) {
                keep_keys(value, schema);
            }
            object_to_list(value);
        } else if (!value.is_array()) {
            report(name, "should be a list");
            return;
        }
        for (std::size_t i = 0; i < value.size() && outcome_; ++i) {
            watch_.step();
            wrap(value.children()[i], schema);
            if (value.children()[i].is_null() && schema.items->kind == ValueKind::object) {
                report(name, "has a null item");
            }
            this->value(value.children()[i], *schema.items, name);
        }
    }

    void object(Value &value, const Schema &schema, std::string_view name) {
        if (value.is_null()) {
            return;
        }
        if (value.is_array() && value.size() == 0) {
            value = empty_object();  // PHP writes an empty object as []
        } else if (!value.is_object()) {
            report(name, "should be an object");
            return;
        }
        const std::size_t first = plan_for(value.shape(), schema);
        for (std::size_t i = 0; i < schema.fields.size(); ++i) {
            const Field &field = schema.fields[i];
            std::uint32_t position = positions_[first + i];
            if (position == absent) {
                position = take_other_name(value, field);
            }
            if (position == absent) {
                if (field.required) {
                    report(field.name, "is missing");
                }
                continue;
            }
            Value &child = value.children()[position];
            if (field.required && child.is_null() && field.schema->kind != ValueKind::list) {
                report(field.name, "is null");
            }
            this->value(child, *field.schema, field.name);
        }
    }

    /// Finds the positions of a schema's fields in objects of a shape. The objects of a list share their
    /// shape, so this is done once for all of them. @return the index of the first field in positions_.
    std::size_t plan_for(const Shape &shape, const Schema &schema) {
        const auto is_it = [&](const Plan &plan) { return plan.schema == &schema; };
        auto plan = std::find_if(plans_.begin(), plans_.end(), is_it);
        if (plan == plans_.end()) {
            plan = plans_.insert(plan, {&schema, nullptr, positions_.size()});
            positions_.resize(positions_.size() + schema.fields.size());
        }
        if (plan->shape != &shape) {
            plan->shape = &shape;
            std::uint32_t next = 0;  // the service mostly keeps the description's order
            for (std::size_t i = 0; i < schema.fields.size(); ++i) {
                const std::uint32_t found = position_of(schema.fields[i].name, shape, next);
                positions_[plan->first + i] = found;
                next = found == absent ? next : found + 1;
            }
        }
        return plan->first;
    }

    /// @param likely the position to try first.
    static std::uint32_t position_of(std::string_view name, const Shape &shape, std::uint32_t likely) {
        const bool there = likely < shape.size && shape.names[likely].text() == name;
        return there ? likely : shape.position(name).value_or(absent);
    }

    Value empty_object() {
        auto *slot = static_cast<Value *>(arena_.allocate(sizeof(Value)));
        Value::put_shape(slot, new_shape(nullptr, 0));
        Value value;
        value.set_outside(ValueType::object, slot + 1, 0);
        return value;
    }

    const Shape *new_shape(const Value *names, std::uint32_t size) {
        return std::construct_at(static_cast<Shape *>(arena_.allocate(sizeof(Shape))), names, size, nullptr);
    }

    /// A copy of an object with one more member, which is its first.
    Value with_member(std::string_view name, const Value &first, const Value &object) {
        const std::uint32_t size = object.shape().size + 1;
        auto *slots = static_cast<Value *>(arena_.allocate((size + 1) * sizeof(Value)));
        Value::put_shape(slots, changed_shape(object.shape(), name, 0, Change::added));
        std::construct_at(slots + 1, first);
        std::uninitialized_copy(object.begin(), object.end(), slots + 2);
        Value made;
        made.set_outside(ValueType::object, slots + 1, size);
        return made;
    }

    /// If an object has a field under another name, renames it.
    /// @return the field's position; absent: it is not there.
    std::uint32_t take_other_name(Value &object, const Field &field) {
        for (const std::string_view other : field.other_names) {
            if (const auto position = object.shape().position(other)) {
                const Shape *shape = changed_shape(object.shape(), field.name, *position, Change::renamed);
                Value::put_shape(object.children() - 1, shape);
                return *position;
            }
        }
        return absent;
    }

    enum class Change : std::uint8_t { added, renamed };

    /// A shape that differs from another one in the name at a position. The items of a list share it, because
    /// most of them share the other one.
    const Shape *changed_shape(const Shape &shape, std::string_view name, std::uint32_t position,
                               Change change) {
        const bool same = changed_.from == &shape && changed_.name == name && changed_.position == position &&
                          changed_.change == change;
        if (!same) {
            const std::uint32_t added = change == Change::added ? 1 : 0;
            auto *names = static_cast<Value *>(arena_.allocate((shape.size + added) * sizeof(Value)));
            std::uninitialized_copy_n(shape.names, shape.size, names + added);
            std::construct_at(names + position, DocumentBuilder::make_text(arena_, ValueType::string, name));
            changed_ = {&shape, name, position, change, new_shape(names, shape.size + added)};
        }
        return changed_.to;
    }

    static constexpr std::uint32_t absent = UINT32_MAX;

    struct Plan {
        const Schema *schema;
        const Shape *shape;
        std::size_t first;  // index of the first field in positions_
    };

    struct ChangedShape {
        const Shape *from = nullptr;
        std::string_view name = {};
        std::uint32_t position = 0;
        Change change = Change::added;
        const Shape *to = nullptr;
    };

    Arena &arena_;
    Watch &watch_;
    ChangedShape changed_;  // the latest one
    Result<void> outcome_;
    std::vector<Plan> plans_;
    std::vector<std::uint32_t> positions_;  // positions of fields in objects
};

}  // namespace

Result<void> normalise(Document &document, const Schema &schema, Watch *watch) {
    Watch unbounded;
    Normaliser normaliser(document.arena(), watch != nullptr ? *watch : unbounded);
    if (document.root().is_null()) {
        normaliser.report("", "is null");
    } else {
        normaliser.value(document.root_to_change(), schema, "");
    }
    return normaliser.outcome();
}

}  // namespace balvps
